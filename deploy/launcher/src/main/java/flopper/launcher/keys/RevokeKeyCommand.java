package flopper.launcher.keys;

import flopper.launcher.client.ServiceClient;
import flopper.launcher.client.ServiceOptions;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.util.List;
import java.util.concurrent.Callable;

/** Makes keys useless. */
@Command(
        name = "revoke",
        description = "Revokes keys: from now on they open nothing.",
        mixinStandardHelpOptions = true)
final class RevokeKeyCommand implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();
    @Mixin private ServiceOptions options = new ServiceOptions();

    @Parameters(
            paramLabel = "ID",
            arity = "1..*",
            description = "ids, as `flopper keys list` shows them")
    private List<String> ids = List.of();

    @Option(names = "--json", description = "the revoked keys as one JSON object per line")
    private boolean json;

    @Override
    public Integer call() throws InterruptedException {
        ServiceClient service = options.client();
        for (String id : ids) {
            String path = "keys/" + ServiceClient.encoded(id);
            service.delete(path);
            spec.commandLine()
                    .getOut()
                    .println(json ? service.text(service.get(path)) : "revoked " + id);
        }
        spec.commandLine().getOut().flush();
        return 0;
    }
}
