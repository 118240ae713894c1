package org.pharos.gateway.inference.openvino;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Compile properties in native memory, an array of {@code ov_property_t}. Keep it reachable while the call runs.
 *
 * <p>No {@code CACHE_DIR}: OpenVINO does not check what it reads back from there, and a damaged entry gives wrong
 * answers.
 */
final class Properties {

    private final List<Memory> texts = new ArrayList<>();
    private final Memory array;
    private final int count;

    Properties(Map<String, String> values) {
        count = values.size();
        array = new Memory(2L * Native.POINTER_SIZE * Math.max(1, count));
        int slot = 0;
        for (Map.Entry<String, String> entry : values.entrySet()) {
            array.setPointer((long) slot++ * Native.POINTER_SIZE, text(entry.getKey()));
            array.setPointer((long) slot++ * Native.POINTER_SIZE, text(entry.getValue()));
        }
    }

    /**
     * The arithmetic is always asked for, for the default differs from processor to processor. Threads are not pinned:
     * they share the cores with reception, and a pinned one would wait behind it.
     */
    static Properties forModel(String precision, int threads) {
        return new Properties(Map.of(
                "INFERENCE_PRECISION_HINT", precision,
                "PERFORMANCE_HINT", "LATENCY",
                "INFERENCE_NUM_THREADS", Integer.toString(threads),
                "ENABLE_CPU_PINNING", "NO"));
    }

    Pointer pointer() {
        return array;
    }

    long count() {
        return count;
    }

    private Memory text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        Memory memory = new Memory(bytes.length + 1L);
        memory.write(0, bytes, 0, bytes.length);
        memory.setByte(bytes.length, (byte) 0);
        texts.add(memory);
        return memory;
    }
}
