package flopper.launcher.keys;

import flopper.launcher.client.Collection;
import flopper.launcher.client.Json;
import flopper.launcher.client.ServiceClient;
import flopper.launcher.client.ServiceOptions;
import flopper.launcher.terminal.TextTable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;

/** Shows all keys, without their secrets. */
@Command(
        name = "list",
        description = "Lists keys, newest first, revoked ones included.",
        mixinStandardHelpOptions = true)
final class ListKeysCommand implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();
    @Mixin private ServiceOptions options = new ServiceOptions();

    @Option(names = "--json", description = "one JSON object per line and key")
    private boolean json;

    @Override
    public Integer call() throws InterruptedException {
        ServiceClient service = options.client();
        List<Json> keys = Collection.all(service, "keys");
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            keys.forEach(key -> out.println(service.text(key)));
        } else {
            TextTable table =
                    new TextTable(
                            7, "id", "name", "owner", "role", "begins with", "last used", "state");
            keys.forEach(key ->
                    table.add(
                            key.at("id").text(),
                            key.at("name").text(),
                            key.at("owner").text(),
                            key.at("role").text(),
                            key.at("prefix").text(),
                            key.at("lastUsedAt").isNull() ? "never" : key.at("lastUsedAt").text(),
                            state(key)));
            table.print(out);
        }
        out.flush();
        return 0;
    }

    private static String state(Json key) {
        if (!key.at("revokedAt").isNull()) {
            return "revoked";
        }
        return key.at("expiresAt").isNull() ? "good" : "until " + key.at("expiresAt").text();
    }
}
