package org.pharos.itest.system.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.pharos.test.kit.Visitor;

/** Who has the key that a process made at its first start. */
final class Operator {

    private static final int SIGNED_IN = 302;

    private Operator() {}

    static Visitor of(int webPort, Path home) throws IOException, InterruptedException {
        Visitor operator = Visitor.of(webPort);
        if (operator.signIn(Files.readString(home.resolve("keys/operator.key")).strip()).statusCode() != SIGNED_IN) {
            throw new IllegalStateException("not signed in");
        }
        return operator;
    }
}
