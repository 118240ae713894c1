package org.pharos.cli;

import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import org.pharos.benchmarks.BenchCommand;
import org.pharos.cli.check.TestCommand;
import org.pharos.cli.server.CommunityCommand;
import org.pharos.cli.server.ConsoleCommand;
import org.pharos.cli.server.GatewayCommand;
import org.pharos.demo.send.SendCommand;
import org.pharos.demo.story.DemoCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Where {@code ./pharos} arrives. Each command is a class; a mistake of the person costs one line and a non-zero exit.
 */
@Command(
        name = "./pharos",
        description = "Imaging AI for a hospital: the gateway, the console over all gateways, the community page.",
        mixinStandardHelpOptions = true,
        version = "Pharos 0.1.0",
        synopsisSubcommandLabel = "COMMAND",
        footer = "  doctor     Says what is missing on this machine, what for, and how to get it.",
        subcommands = {
            GatewayCommand.class,
            ConsoleCommand.class,
            CommunityCommand.class,
            TestCommand.class,
            SendCommand.class,
            DemoCommand.class,
            BenchCommand.class,
        })
public final class Pharos {

    /** What a wrong flag ends with. */
    public static final int WRONG_USE = 2;
    /** What anything else that went wrong ends with. */
    public static final int FAILED = 1;

    private Pharos() {}

    public static void main(String[] arguments) {
        System.exit(run(System.err, arguments));
    }

    static int run(PrintStream err, String... arguments) {
        return new CommandLine(new Pharos())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler((e, given) -> wrongUse(err, e))
                .setExecutionExceptionHandler((e, command, parsed) -> failed(err, e))
                .execute(arguments.length == 0 ? new String[] {"--help"} : arguments);
    }

    private static int wrongUse(PrintStream err, ParameterException e) {
        String message = unknownCommand(e).orElse(e.getMessage().lines().findFirst().orElse("wrong use"));
        err.println(message + ". See: " + e.getCommandLine().getCommandSpec().qualifiedName() + " --help");
        return WRONG_USE;
    }

    /** A word where a command belongs, with the command it looks like. */
    private static Optional<String> unknownCommand(ParameterException e) {
        if (!(e instanceof UnmatchedArgumentException unmatched) || unmatched.isUnknownOption()
                || e.getCommandLine().getParent() != null) {
            return Optional.empty();
        }
        List<String> alike = unmatched.getSuggestions();
        return Optional.of("unknown command '" + unmatched.getUnmatched().get(0) + "'"
                + (alike.isEmpty() ? "" : " (did you mean " + alike.get(0) + "?)"));
    }

    /** A command says what went wrong in its exception's message; only a bug has none. */
    private static int failed(PrintStream err, Exception e) {
        if (e instanceof RuntimeException || e.getMessage() == null) {
            err.println("Something went wrong that Pharos did not foresee: " + e
                    + (e.getStackTrace().length > 0 ? " at " + e.getStackTrace()[0] : ""));
        } else {
            err.println(e.getMessage());
        }
        return FAILED;
    }
}
