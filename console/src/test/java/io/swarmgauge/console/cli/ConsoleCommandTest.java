package io.swarmgauge.console.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ConsoleCommandTest {

    private final StringWriter err = new StringWriter();

    @TempDir
    private Path directory;

    @Test
    void aConfigThatCannotBeUsedIsWrongUsage() throws IOException {
        Path config = Files.writeString(directory.resolve("console.yaml"), "listen: somewhere\n");

        assertThat(run("--config", config.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("listen", "kafka.bootstrap-servers", "registry.url");
    }

    @Test
    void theClusterIsNamedByTheFileOrByOptionsNotByBoth() {
        assertThat(run("--config", "console.yaml", "--registry", "http://localhost:1"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("--registry and --config exclude each other");
    }

    @Test
    void anAddressThatIsNoneIsWrongUsage() {
        assertThat(run("--listen", "8080")).isEqualTo(2);
        assertThat(err.toString()).contains("--listen must be an address such as 127.0.0.1:8080");
    }

    @Test
    void aTakenPortIsSaidPlainly() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int code = run("--bootstrap-servers", "localhost:1", "--listen", "127.0.0.1:" + taken.getLocalPort());

            assertThat(code).isEqualTo(1);
            assertThat(err.toString()).contains("cannot listen on 127.0.0.1:" + taken.getLocalPort(), "--listen");
        }
    }

    private int run(String... args) {
        return new CommandLine(new ConsoleCommand())
                .setErr(new PrintWriter(err, true))
                .execute(args);
    }
}
