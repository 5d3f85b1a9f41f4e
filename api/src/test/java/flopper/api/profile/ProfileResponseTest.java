package flopper.api.profile;

import static org.assertj.core.api.Assertions.assertThat;

import flopper.db.profile.LayerOutcome;
import flopper.db.profile.NewProfile;
import flopper.db.profile.Operations;
import flopper.db.profile.ProfileLayer;
import flopper.db.profile.Totals;
import flopper.db.workload.Tensor;

import io.micronaut.serde.ObjectMapper;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class ProfileResponseTest {

    @Test
    void itIsTheSameObjectWithoutAServer() throws IOException {
        ProfileLayer foo =
                new ProfileLayer(
                        0,
                        "foo",
                        "com.acme::Foo",
                        LayerOutcome.UNSUPPORTED,
                        Optional.empty(),
                        Operations.NONE,
                        0,
                        0,
                        0,
                        0,
                        0,
                        0,
                        List.of(new Tensor("y", Optional.empty(), Optional.empty())));
        NewProfile profile =
                new NewProfile(
                        "sha256:0",
                        List.of(Tensor.of("x", "FLOAT", List.of())),
                        new Totals(0, 0, 0, Operations.NONE, 0, 0, 0, 0, 0, false),
                        Map.of("com.acme::Foo", 1L),
                        Map.of(),
                        List.of(foo));
        String json =
                ObjectMapper.getDefault()
                        .writeValueAsString(ProfileResponse.of("net.onnx", profile));
        assertThat(json)
                .isEqualTo(
                        """
                        {"model":"net.onnx","graphId":"sha256:0",\
                        "inputs":[{"name":"x","type":"FLOAT","shape":[]}],\
                        "params":0,"statistics":0,"constants":0,"macs":0,"flops":0,\
                        "operations":{"multiplyAdds":0,"additions":0,"multiplications":0,\
                        "divisions":0,"comparisons":0,"transcendentals":0},\
                        "weightBytes":0,"activationBytes":0,"peakActivationBytes":0,\
                        "complete":false,\
                        "unsupported":[{"op":"com.acme::Foo","count":1}],"unresolved":[],\
                        "layers":[{"index":0,"name":"foo","op":"com.acme::Foo",\
                        "outcome":"UNSUPPORTED","macs":null,"flops":null,"params":null,\
                        "share":null,"weightBytesRead":null,"activationBytesRead":null,\
                        "activationBytesWritten":null,\
                        "outputs":[{"name":"y","type":null,"shape":null}]}],\
                        "conventions":{}}\
                        """);
    }
}
