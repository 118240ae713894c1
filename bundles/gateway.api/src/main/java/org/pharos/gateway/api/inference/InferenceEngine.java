package org.pharos.gateway.api.inference;

import java.nio.file.Path;
import java.util.List;

/**
 * Runs models. Lives in the worker process only, found there by {@link java.util.ServiceLoader}; one thread at a time.
 */
public interface InferenceEngine {

    /** Such as {@code openvino}. */
    String id();

    /**
     * Gets the engine ready.
     *
     * @param natives the folder its native libraries are in; engines that bring their own ignore it
     * @throws EngineUnavailableException when it cannot run on this machine; a normal state, not an error
     */
    void open(Path natives) throws EngineUnavailableException;

    /** The engine's own version, once open. */
    String version();

    /** Devices it can use, such as {@code CPU}, the preferred first, once open. */
    List<String> devices();

    /**
     * Loads a model whose digest was already checked.
     *
     * @throws ModelRejectedException when the engine cannot use it
     */
    LoadedModel load(ModelRequest request) throws ModelRejectedException;

    /**
     * What to load and how.
     *
     * @param precision asked for, never left to the engine: its default may differ from machine to machine
     * @param threads at most this many, at least 1
     */
    record ModelRequest(Path file, String precision, String device, int threads) {}
}
