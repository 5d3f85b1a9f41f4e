package flopper.api.imported;

import flopper.api.problem.ApiException;
import flopper.db.failure.FailureCode;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A body that is refused once more of it was read than allowed. */
final class BoundedBody extends FilterInputStream {
    private long left;

    BoundedBody(InputStream body, long bytesMax) {
        super(body);
        this.left = bytesMax;
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        count(read < 0 ? 0 : 1);
        return read;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = super.read(bytes, offset, length);
        count(Math.max(read, 0));
        return read;
    }

    private void count(int read) {
        left -= read;
        if (left < 0) {
            throw ApiException.of(
                    FailureCode.BODY_TOO_LARGE, "the body is larger than an import may be");
        }
    }
}
