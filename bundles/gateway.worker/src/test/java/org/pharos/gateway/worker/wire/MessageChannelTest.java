package org.pharos.gateway.worker.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pharos.gateway.api.app.ModelFile.TensorSpec;
import org.pharos.gateway.api.app.PreprocessingStep;
import org.pharos.gateway.api.inference.FailureKind;

class MessageChannelTest {

    private static final List<Message> EVERY_KIND = List.of(
            new Message.Hello(17), new Message.Open("openvino", "/natives", "/exchange"),
            new Message.Opened("2026.4.1", List.of("CPU", "GPU")),
            new Message.Load(3, "/models/ä.onnx", "ab", "f32", "CPU", 2, List.of(new TensorSpec("image", List.of(1, 1,
                    8, 8))),
                    List.of(new TensorSpec("a", List.of(1, 2)), new TensorSpec("b", List.of())),
                    List.of(new PreprocessingStep("resize", Map.of("height", "8", "width", "8")))),
            new Message.Loaded("CPU", "f32"), new Message.Run(3, "/spool/x", 1024),
            new Message.Ran(List.of(new Message.OutputAt("a", 1 << 20, 2)), 3, 4, 99L),
            new Message.Show("/spool/x", 7), new Message.Shown(5, 6),
            new Message.Failed(FailureKind.CANNOT_DECODE, "why"), new Message.Bye());

    @TempDir
    Path folder;

    @Test
    void everyMessageArrivesAsItWasSent() throws IOException {
        Pipe pipe = new Pipe();
        MessageChannel channel = new MessageChannel(pipe);
        for (int i = 0; i < EVERY_KIND.size(); i++) {
            channel.send(i, EVERY_KIND.get(i));
            assertThat(channel.receive()).isEqualTo(new MessageChannel.Numbered(i, EVERY_KIND.get(i)));
        }
        assertThatThrownBy(channel::receive).isInstanceOf(EOFException.class);
    }

    @Test
    void refusesAnotherMagicVersionTypeOrLength() throws IOException {
        byte[] good = sent(new Message.Hello(1));
        assertRefused(good, 0, (byte) 0);
        assertRefused(good, 5, (byte) 99);
        assertRefused(good, 7, (byte) 99);
        assertRefused(good, 12, (byte) 0x7F);
        assertRefused(good, 12, (byte) 0xFF);
        assertRefused(good, 15, (byte) 4);
    }

    @Test
    void noChangeOfBytesLeadsToAnythingButAMessageOrARefusal() throws IOException {
        Random random = new Random(7);
        for (int round = 0; round < 2_000; round++) {
            byte[] bytes = sent(EVERY_KIND.get(random.nextInt(EVERY_KIND.size())));
            for (int change = random.nextInt(4); change >= 0; change--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            try {
                assertThat(new MessageChannel(new Pipe(bytes)).receive()).isNotNull();
            } catch (WireException | EOFException e) {
                assertThat(e).hasMessageNotContaining("null");
            }
        }
    }

    @Test
    void theExchangeFileIsForItsOwnerOnlyAndEveryPlaceInItIsChecked() throws IOException {
        Path file = folder.resolve("exchange");
        ExchangeFile exchange = ExchangeFile.create(file);
        assertThat(Files.getPosixFilePermissions(file)).hasSize(2);
        Exchange other = Exchange.open(file);
        other.output(WireLimits.PREVIEW_BYTES, 2).put(1, 42f);
        other.putPreview(new byte[] {1, 2, 3, 4});
        assertThat(exchange.output(WireLimits.PREVIEW_BYTES, 2)).containsExactly(0, 42);
        assertThat(exchange.preview(2, 2)).containsExactly(1, 2, 3, 4);
        for (int offset : new int[] {0, -4, WireLimits.PREVIEW_BYTES + 1, WireLimits.EXCHANGE_BYTES,
                Integer.MAX_VALUE - 3}) {
            assertThatThrownBy(() -> exchange.output(offset, 1)).isInstanceOf(WireException.class);
        }
        assertThatThrownBy(() -> exchange.output(WireLimits.PREVIEW_BYTES, Integer.MAX_VALUE))
                .isInstanceOf(WireException.class);
        assertThatThrownBy(() -> exchange.output(WireLimits.PREVIEW_BYTES, -1)).isInstanceOf(WireException.class);
        assertThatThrownBy(() -> exchange.preview(2000, 1)).isInstanceOf(WireException.class);
        assertThatThrownBy(() -> exchange.preview(0, 1)).isInstanceOf(WireException.class);
    }

    @Test
    void anExchangeFileCutUnderTheGatewayIsABrokenWorkerNotACrash() throws Exception {
        Path file = folder.resolve("cut");
        ExchangeFile exchange = ExchangeFile.create(file);
        assertThat(exchange.preview(16, 16)).hasSize(256);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(0);
        }
        assertThatThrownBy(() -> exchange.preview(1024, 1024)).isInstanceOf(WireException.class);
        assertThatThrownBy(() -> exchange.output(WireLimits.PREVIEW_BYTES, 3)).isInstanceOf(WireException.class);
    }

    private static byte[] sent(Message message) throws IOException {
        Pipe pipe = new Pipe();
        new MessageChannel(pipe).send(1, message);
        return pipe.bytes();
    }

    private static void assertRefused(byte[] good, int at, byte changed) {
        byte[] bytes = good.clone();
        bytes[at] = changed;
        assertThatThrownBy(() -> new MessageChannel(new Pipe(bytes)).receive()).isInstanceOf(WireException.class);
    }

    /** What is written is read; then it ends. */
    private static final class Pipe implements ByteChannel {

        private final ByteBuffer buffer = ByteBuffer.allocate(1 << 19);
        private int readAt;

        Pipe(byte... content) {
            buffer.put(content);
        }

        byte[] bytes() {
            return Arrays.copyOf(buffer.array(), buffer.position());
        }

        @Override
        public int read(ByteBuffer target) {
            if (readAt == buffer.position()) {
                return -1;
            }
            int count = Math.min(target.remaining(), buffer.position() - readAt);
            target.put(buffer.array(), readAt, count);
            readAt += count;
            return count;
        }

        @Override
        public int write(ByteBuffer source) {
            int count = source.remaining();
            buffer.put(source);
            return count;
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void close() {
            readAt = buffer.position();
        }
    }
}
