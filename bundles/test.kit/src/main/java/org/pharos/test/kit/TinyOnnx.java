package org.pharos.test.kit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/**
 * Writes a small but whole ONNX model: convolution 3 × 3, ReLU, global mean, linear layer, sigmoid. Weights come from a
 * seed. Input {@code image} (1 × 1 × side × side), outputs {@code logits} and {@code scores} (1 × 3), all float32.
 */
public final class TinyOnnx {

    /** How many numbers each output has. */
    public static final int ANSWERS = 3;

    private static final int FLOAT = 1;
    private static final int OPSET = 13;
    private static final int IR_VERSION = 8;

    private TinyOnnx() {}

    /**
     * @param side rows and columns of the input
     * @param channels of the convolution: the more, the longer a run takes
     */
    public static Path write(Path file, int side, int channels, long seed) throws IOException {
        Random random = new Random(seed);
        Message graph = new Message()
                .message(1, node("Conv", "a", "image", "w1", "b1").message(5, ints("pads", 1, 1, 1, 1)))
                .message(1, node("Relu", "b", "a"))
                .message(1, node("GlobalAveragePool", "c", "b"))
                .message(1, node("Flatten", "d", "c"))
                .message(1, node("Gemm", "logits", "d", "w2", "b2"))
                .message(1, node("Sigmoid", "scores", "logits"))
                .text(2, "tiny")
                .message(5, weights("w1", random, channels, 1, 3, 3)).message(5, weights("b1", random, channels))
                .message(5, weights("w2", random, channels, ANSWERS)).message(5, weights("b2", random, ANSWERS))
                .message(11, tensorInfo("image", 1, 1, side, side))
                .message(12, tensorInfo("logits", 1, ANSWERS)).message(12, tensorInfo("scores", 1, ANSWERS));
        Message model = new Message().number(1, IR_VERSION).message(7, graph)
                .message(8, new Message().text(1, "").number(2, OPSET));
        return Files.write(file, model.bytes.toByteArray());
    }

    private static Message node(String operation, String output, String... inputs) {
        Message node = new Message();
        for (String input : inputs) {
            node.text(1, input);
        }
        return node.text(2, output).text(3, output).text(4, operation);
    }

    private static Message ints(String name, int... values) {
        Message attribute = new Message().text(1, name).number(20, 7);
        for (int value : values) {
            attribute.number(8, value);
        }
        return attribute;
    }

    private static Message weights(String name, Random random, int... dims) {
        Message tensor = new Message();
        int count = 1;
        for (int dim : dims) {
            tensor.number(1, dim);
            count *= dim;
        }
        ByteBuffer raw = ByteBuffer.allocate(count * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < count; i++) {
            raw.putFloat((float) random.nextGaussian());
        }
        return tensor.number(2, FLOAT).text(8, name).field(9, raw.array());
    }

    private static Message tensorInfo(String name, int... dims) {
        Message shape = new Message();
        for (int dim : dims) {
            shape.message(1, new Message().number(1, dim));
        }
        Message tensor = new Message().number(1, FLOAT).message(2, shape);
        return new Message().text(1, name).message(2, new Message().message(1, tensor));
    }

    /** The protocol buffer wire format, as far as a model needs it. */
    private static final class Message {

        private static final int VARINT = 0;
        private static final int LENGTH = 2;
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        Message number(int field, long value) {
            varint((long) field << 3 | VARINT);
            varint(value);
            return this;
        }

        Message text(int field, String text) {
            return field(field, text.getBytes(StandardCharsets.UTF_8));
        }

        Message message(int field, Message inner) {
            return field(field, inner.bytes.toByteArray());
        }

        Message field(int field, byte[] content) {
            varint((long) field << 3 | LENGTH);
            varint(content.length);
            bytes.writeBytes(content);
            return this;
        }

        private void varint(long value) {
            long rest = value;
            while ((rest & ~0x7FL) != 0) {
                bytes.write((int) (rest & 0x7F | 0x80));
                rest >>>= 7;
            }
            bytes.write((int) rest);
        }
    }
}
