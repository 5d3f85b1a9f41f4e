package flopper.timing.layers;

import flopper.timing.backend.Profile;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What one process tells about the layers.
 *
 * @param plainRunNs a typical run in the same process without the profiler
 */
public record ProfiledRuns(Profile profile, double plainRunNs) {
    public byte[] toBytes() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(profile.runs());
        out.writeInt(profile.nodes().size());
        for (Profile.Node node : profile.nodes()) {
            out.writeUTF(node.operator());
            out.writeInt(node.layers().size());
            for (int layer : node.layers()) {
                out.writeInt(layer);
            }
            out.writeDouble(node.timeNs());
        }
        out.writeDouble(profile.betweenNs());
        out.writeDouble(plainRunNs);
        return bytes.toByteArray();
    }

    /**
     * @throws IOException when these bytes are nothing of the kind
     */
    public static ProfiledRuns ofBytes(byte[] bytes) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        int runs = in.readInt();
        List<Profile.Node> nodes = new ArrayList<>();
        int count = in.readInt();
        for (int i = 0; i < count; i++) {
            String operator = in.readUTF();
            List<Integer> layers = new ArrayList<>();
            int layerCount = in.readInt();
            for (int layer = 0; layer < layerCount; layer++) {
                layers.add(in.readInt());
            }
            nodes.add(new Profile.Node(operator, layers, in.readDouble()));
        }
        return new ProfiledRuns(new Profile(runs, nodes, in.readDouble()), in.readDouble());
    }
}
