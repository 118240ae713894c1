package org.pharos.fleet.protocol.payload;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * Payloads to bytes and back: the protobuf schema of Sparkplug 3.0 §6.4.4. Any thread.
 *
 * <p>Reading is bounded and throws nothing but {@link MalformedPayloadException}, whatever the bytes. Fields that are
 * not known are passed over, for later versions may add some.
 */
public final class PayloadCodec {

    /** Bytes of one payload. */
    public static final int LENGTH_MAX = 1 << 20;
    /** Metrics of one payload. */
    public static final int METRICS_MAX = 10_000;
    /** Templates and property sets inside one another. */
    public static final int NESTING_MAX = 16;

    private static final int TIMESTAMP = 1;
    private static final int METRICS = 2;
    private static final int SEQUENCE = 3;
    private static final int UUID = 4;
    private static final int BODY = 5;

    private PayloadCodec() {}

    /** @throws IllegalArgumentException when a value has no place in the schema: a programmer's error */
    public static byte[] encode(Payload payload) {
        WireWriter out = new WireWriter();
        payload.timestampMs().ifPresent(number -> out.number(TIMESTAMP, number));
        payload.metrics().forEach(metric -> out.message(METRICS, MetricCodec.write(metric)));
        payload.sequence().ifPresent(number -> out.number(SEQUENCE, number));
        out.textIfAny(UUID, payload.uuid());
        byte[] body = payload.body().value();
        return (body.length == 0 ? out : out.octets(BODY, body)).bytes();
    }

    /** @throws MalformedPayloadException when the bytes are not a payload within the bounds */
    public static Payload decode(byte[] bytes) throws MalformedPayloadException {
        if (bytes.length > LENGTH_MAX) {
            throw new MalformedPayloadException("longer than " + LENGTH_MAX + " bytes");
        }
        WireReader in = new WireReader(ByteBuffer.wrap(bytes), NESTING_MAX);
        OptionalLong timestampMs = OptionalLong.empty();
        OptionalLong sequence = OptionalLong.empty();
        String uuid = "";
        MetricValue.Octets body = Payload.NO_BODY;
        List<PayloadMetric> metrics = new ArrayList<>();
        while (in.next()) {
            switch (in.field()) {
                case TIMESTAMP -> timestampMs = OptionalLong.of(in.number());
                case METRICS -> metrics.add(readMetric(in, metrics.size()));
                case SEQUENCE -> sequence = OptionalLong.of(in.number());
                case UUID -> uuid = in.text();
                case BODY -> body = in.octets();
                default -> in.skip();
            }
        }
        return new Payload(timestampMs, sequence, metrics, uuid, body);
    }

    private static PayloadMetric readMetric(WireReader in, int before) throws MalformedPayloadException {
        if (before >= METRICS_MAX) {
            throw new MalformedPayloadException("more than " + METRICS_MAX + " metrics");
        }
        return MetricCodec.read(in.message());
    }

    static void require(boolean written, String what) {
        if (!written) {
            throw new IllegalArgumentException("this kind of value has no place here: " + what);
        }
    }
}
