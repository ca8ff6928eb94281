package io.swarmgauge.console.cli;

import io.swarmgauge.console.AccessToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The console's token, from a file: on the command line everybody on the machine could read it. */
final class TokenFile {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description = "A file that holds the console's token, if it asks for one.")
    private @Nullable Path file;

    Optional<AccessToken> token() {
        return file == null ? Optional.empty() : Optional.of(read(file));
    }

    private AccessToken read(Path path) {
        try {
            SecretFiles.warning(path).ifPresent(spec.commandLine().getErr()::println);
            return AccessToken.parse(Files.readString(path))
                    .orElseThrow(() -> wrong(path, "holds no token: write " + AccessToken.FORM + " into it"));
        } catch (IOException e) {
            throw wrong(path, "cannot be read (" + e.getMessage() + ")");
        }
    }

    private ParameterException wrong(Path path, String problem) {
        return new ParameterException(spec.commandLine(), "--token-file %s %s".formatted(path, problem));
    }
}
