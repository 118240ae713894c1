package org.pharos.gateway.worker.wire;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.TreeMap;
import org.pharos.gateway.api.app.ModelFile.TensorSpec;
import org.pharos.gateway.api.app.PreprocessingStep;
import org.pharos.gateway.api.inference.FailureKind;
import org.pharos.gateway.worker.wire.Message.Bye;
import org.pharos.gateway.worker.wire.Message.Failed;
import org.pharos.gateway.worker.wire.Message.Hello;
import org.pharos.gateway.worker.wire.Message.Load;
import org.pharos.gateway.worker.wire.Message.Loaded;
import org.pharos.gateway.worker.wire.Message.Open;
import org.pharos.gateway.worker.wire.Message.Opened;
import org.pharos.gateway.worker.wire.Message.OutputAt;
import org.pharos.gateway.worker.wire.Message.Ran;
import org.pharos.gateway.worker.wire.Message.Run;
import org.pharos.gateway.worker.wire.Message.Show;
import org.pharos.gateway.worker.wire.Message.Shown;

/** Turns messages into bytes and back. */
final class MessageCodec {

    private MessageCodec() {}

    /** Writes the message's values and answers its type number. */
    static int encode(Message message, ByteBuffer target) {
        PayloadWriter out = new PayloadWriter(target);
        if (message instanceof Hello hello) {
            out.number(hello.pid());
            return 1;
        } else if (message instanceof Open open) {
            out.text(open.engine()).text(open.natives()).text(open.exchangeFile());
            return 2;
        } else if (message instanceof Opened opened) {
            out.text(opened.engineVersion()).list(opened.devices(), out::text);
            return 3;
        } else if (message instanceof Load load) {
            encode(load, out);
            return 4;
        } else if (message instanceof Loaded loaded) {
            out.text(loaded.device()).text(loaded.precision());
            return 5;
        } else if (message instanceof Run run) {
            out.number(run.slot()).text(run.file()).number(run.previewSideMax());
            return 6;
        } else if (message instanceof Ran ran) {
            out.list(ran.outputs(), at -> out.text(at.name()).number(at.offset()).number(at.count()))
                    .number(ran.previewRows()).number(ran.previewColumns()).number(ran.modelNanos());
            return 7;
        } else if (message instanceof Show show) {
            out.text(show.file()).number(show.sideMax());
            return 8;
        } else if (message instanceof Shown shown) {
            out.number(shown.rows()).number(shown.columns());
            return 9;
        } else if (message instanceof Failed failed) {
            out.number(failed.kind().ordinal()).text(failed.words());
            return 10;
        }
        return 11;
    }

    private static void encode(Load load, PayloadWriter out) {
        out.number(load.slot()).text(load.file()).text(load.sha256()).text(load.precision()).text(load.device())
                .number(load.threads()).list(load.inputs(), spec -> encode(spec, out))
                .list(load.outputs(), spec -> encode(spec, out)).list(load.preprocessing(), step -> encode(step, out));
    }

    private static void encode(TensorSpec spec, PayloadWriter out) {
        out.text(spec.name()).list(spec.shape(), out::number);
    }

    private static void encode(PreprocessingStep step, PayloadWriter out) {
        out.text(step.operation()).list(List.copyOf(new TreeMap<>(step.parameters()).entrySet()),
                entry -> out.text(entry.getKey()).text(entry.getValue()));
    }

    /** Reads a message of this type, to its last byte. */
    static Message decode(int type, ByteBuffer payload) throws WireException {
        PayloadReader in = new PayloadReader(payload);
        Message message = switch (type) {
            case 1 -> new Hello(in.longNumber());
            case 2 -> new Open(in.text(), in.text(), in.text());
            case 3 -> new Opened(in.text(), in.list(in::text));
            case 4 -> new Load(in.number(), in.text(), in.text(), in.text(), in.text(), in.number(),
                    in.list(() -> tensor(in)), in.list(() -> tensor(in)), in.list(() -> step(in)));
            case 5 -> new Loaded(in.text(), in.text());
            case 6 -> new Run(in.number(), in.text(), in.number());
            case 7 -> new Ran(in.list(() -> new OutputAt(in.text(), in.number(), in.number())),
                    in.number(), in.number(), in.longNumber());
            case 8 -> new Show(in.text(), in.number());
            case 9 -> new Shown(in.number(), in.number());
            case 10 -> new Failed(in.oneOf(FailureKind.class), in.text());
            case 11 -> new Bye();
            default -> throw new WireException("a message of the unknown type " + type);
        };
        in.requireEnd();
        return message;
    }

    private static TensorSpec tensor(PayloadReader in) throws WireException {
        return new TensorSpec(in.text(), in.list(in::number));
    }

    private static PreprocessingStep step(PayloadReader in) throws WireException {
        String operation = in.text();
        TreeMap<String, String> parameters = new TreeMap<>();
        in.list(() -> parameters.put(in.text(), in.text()) == null);
        return new PreprocessingStep(operation, parameters);
    }
}
