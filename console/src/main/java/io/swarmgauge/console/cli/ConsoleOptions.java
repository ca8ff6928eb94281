package io.swarmgauge.console.cli;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Where the console is; the default is that of {@code swarmgauge up}. */
final class ConsoleOptions {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--console",
            paramLabel = "URL",
            defaultValue = "${env:SWARMGAUGE_CONSOLE:-http://localhost:8080}",
            description = "The console that is asked (default: ${DEFAULT-VALUE}).")
    private String url;

    @Mixin
    private TokenFile tokenFile;

    ConsoleClient client() {
        try {
            return new ConsoleClient(url, tokenFile.token());
        } catch (IllegalArgumentException e) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--console must be an address such as http://localhost:8080, is '" + url + "'",
                    e);
        }
    }
}
