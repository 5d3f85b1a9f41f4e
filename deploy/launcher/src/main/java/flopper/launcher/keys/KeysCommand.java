package flopper.launcher.keys;

import picocli.CommandLine.Command;

/** Groups what can be done with keys. */
@Command(
        name = "keys",
        description = "Creates, lists and revokes the API keys of a service.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {CreateKeyCommand.class, ListKeysCommand.class, RevokeKeyCommand.class})
public final class KeysCommand {}
