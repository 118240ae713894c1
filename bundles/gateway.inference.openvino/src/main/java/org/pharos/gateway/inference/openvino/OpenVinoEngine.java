package org.pharos.gateway.inference.openvino;

import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.pharos.gateway.api.inference.EngineUnavailableException;
import org.pharos.gateway.api.inference.InferenceEngine;
import org.pharos.gateway.api.inference.LoadedModel;
import org.pharos.gateway.api.inference.ModelRejectedException;

/** OpenVINO through its C API. One thread at a time; the process it runs in may be ended at any moment. */
public final class OpenVinoEngine implements InferenceEngine {

    private static final List<String> PREFERENCE = List.of("NPU", "GPU", "CPU");

    private String version;
    private Pointer core;
    private List<String> devices = List.of();

    @Override
    public String id() {
        return "openvino";
    }

    @Override
    public void open(Path natives) throws EngineUnavailableException {
        if (core != null) {
            return;
        }
        String bound = OpenVinoLibrary.bind(natives);
        PointerByReference created = new PointerByReference();
        int status = OpenVinoC.ov_core_create(created);
        if (status != OpenVinoC.OK) {
            throw new EngineUnavailableException("OpenVINO " + bound + " does not start: "
                    + OpenVinoLibrary.words(status));
        }
        devices = devicesOf(created.getValue());
        if (!devices.contains("CPU")) {
            OpenVinoC.ov_core_free(created.getValue());
            throw new EngineUnavailableException(
                    "OpenVINO " + bound
                    + " finds no processor plug-in: its installation is incomplete. Install it again.");
        }
        core = created.getValue();
        version = bound;
    }

    @Override
    public String version() {
        return version;
    }

    /** {@code CPU} first: the other devices are used only where a model was validated on them. */
    @Override
    public List<String> devices() {
        return devices;
    }

    @Override
    public LoadedModel load(ModelRequest request) throws ModelRejectedException {
        if (core == null) {
            throw new IllegalStateException("open the engine first");
        }
        return OpenVinoModel.compile(core, request);
    }

    private static List<String> devicesOf(Pointer core) throws EngineUnavailableException {
        OpenVinoC.Devices found = new OpenVinoC.Devices();
        int status = OpenVinoC.ov_core_get_available_devices(core, found);
        if (status != OpenVinoC.OK) {
            throw new EngineUnavailableException("OpenVINO does not list its devices: "
                    + OpenVinoLibrary.words(status));
        }
        try {
            String[] names = found.size == 0 ? new String[0]
                    : found.devices.getStringArray(0, Math.toIntExact(found.size), StandardCharsets.UTF_8.name());
            return List.of(names).stream().sorted(OpenVinoEngine::byPreference).toList();
        } finally {
            OpenVinoC.ov_available_devices_free(found);
        }
    }

    private static int byPreference(String a, String b) {
        return Integer.compare(PREFERENCE.indexOf(b), PREFERENCE.indexOf(a));
    }
}
