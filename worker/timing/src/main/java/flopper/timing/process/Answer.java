package flopper.timing.process;

import flopper.timing.failure.FailureCode;
import flopper.timing.failure.TimingFailure;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/** How a child that lived to its end answers. */
sealed interface Answer {
    @SuppressWarnings("ArrayRecordComponent") // Opaque bytes on their way to another process.
    record Done(byte[] result) implements Answer {}

    record Failed(FailureCode code, String message) implements Answer {
        static Failed of(TimingFailure failure) {
            return new Failed(failure.code(), String.valueOf(failure.getMessage()));
        }
    }

    default byte[] toBytes() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        switch (this) {
            case Done(byte[] result) -> {
                out.writeBoolean(true);
                out.write(result);
            }
            case Failed(FailureCode code, String message) -> {
                out.writeBoolean(false);
                out.writeUTF(code.name());
                // The format allows 65,535 bytes of text, and a character takes three at most.
                out.writeUTF(message.substring(0, Math.min(message.length(), 20_000)));
            }
        }
        return bytes.toByteArray();
    }

    /**
     * @throws IOException when these bytes are no answer
     */
    static Answer ofBytes(byte[] bytes) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        if (in.readBoolean()) {
            return new Done(in.readAllBytes());
        }
        try {
            return new Failed(FailureCode.valueOf(in.readUTF()), in.readUTF());
        } catch (IllegalArgumentException e) {
            throw new IOException("a failure code that does not exist", e);
        }
    }
}
