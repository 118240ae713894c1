package org.pharos.gateway.worker.process;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.ServiceLoader;
import org.pharos.dicom.image.DicomImage;
import org.pharos.dicom.image.GreyImage;
import org.pharos.dicom.image.PreviewRenderer;
import org.pharos.dicom.image.PreviewRenderer.Picture;
import org.pharos.dicom.image.StoredValues;
import org.pharos.dicom.image.UndecodableImageException;
import org.pharos.gateway.api.inference.EngineUnavailableException;
import org.pharos.gateway.api.inference.FailureKind;
import org.pharos.gateway.api.inference.InferenceEngine;
import org.pharos.gateway.api.inference.InferenceEngine.ModelRequest;
import org.pharos.gateway.api.inference.InferenceFailedException;
import org.pharos.gateway.api.inference.LoadedModel;
import org.pharos.gateway.api.inference.ModelRejectedException;
import org.pharos.gateway.worker.prepare.Preprocessor;
import org.pharos.gateway.worker.prepare.UnknownStepException;
import org.pharos.gateway.worker.wire.Exchange;
import org.pharos.gateway.worker.wire.Message;
import org.pharos.gateway.worker.wire.Message.Answer;
import org.pharos.gateway.worker.wire.Message.Failed;
import org.pharos.gateway.worker.wire.Message.Load;
import org.pharos.gateway.worker.wire.Message.Loaded;
import org.pharos.gateway.worker.wire.Message.Open;
import org.pharos.gateway.worker.wire.Message.Opened;
import org.pharos.gateway.worker.wire.Message.Ran;
import org.pharos.gateway.worker.wire.Message.Run;
import org.pharos.gateway.worker.wire.Message.Show;
import org.pharos.gateway.worker.wire.Message.Shown;
import org.pharos.gateway.worker.wire.WireLimits;

/** Does what the gateway asks for, one request after another, on one thread. */
final class Requests {

    private final Map<Integer, ModelSlot> slots = new HashMap<>();
    private InferenceEngine engine;
    private Exchange exchange;
    private Path folder;

    /** Never throws for what a file holds or an engine reports; an error of the Java machine itself goes through. */
    Answer answer(Message request) {
        try {
            return serve(request);
        } catch (RequestFailedException e) {
            return new Failed(e.kind(), e.getMessage());
        } catch (UndecodableImageException e) {
            return new Failed(FailureKind.CANNOT_DECODE, "The image cannot be decoded: " + e.getMessage() + '.');
        } catch (InferenceFailedException e) {
            return new Failed(FailureKind.ENGINE_ERROR, e.getMessage());
        } catch (RuntimeException e) {
            return new Failed(FailureKind.ENGINE_ERROR, "The worker failed on this request: "
                    + e.getClass().getSimpleName());
        }
    }

    private Answer serve(Message request)
            throws RequestFailedException, UndecodableImageException, InferenceFailedException {
        if (request instanceof Open open) {
            return open(open);
        }
        if (exchange == null) {
            throw new RequestFailedException(FailureKind.NO_ENGINE, "No engine is open in the worker.");
        }
        if (request instanceof Load load) {
            return load(load);
        }
        if (request instanceof Run run) {
            return run(run);
        }
        if (request instanceof Show show) {
            return show(show);
        }
        throw new RequestFailedException(FailureKind.ENGINE_ERROR, "The worker does not know this request.");
    }

    private Answer open(Open open) throws RequestFailedException {
        InferenceEngine wanted = ServiceLoader.load(InferenceEngine.class).stream().map(ServiceLoader.Provider::get)
                .filter(found -> found.id().equals(open.engine())).findFirst()
                .orElseThrow(() -> new RequestFailedException(
                        FailureKind.NO_ENGINE, "The engine " + open.engine() + " is not part of this installation."));
        try {
            wanted.open(open.natives().isEmpty() ? null : Path.of(open.natives()));
            exchange = Exchange.open(Path.of(open.exchangeFile()));
            folder = Path.of(open.exchangeFile()).toAbsolutePath().getParent();
        } catch (EngineUnavailableException e) {
            throw new RequestFailedException(FailureKind.NO_ENGINE, e.getMessage());
        } catch (IOException e) {
            throw new RequestFailedException(FailureKind.NO_ENGINE, "The worker cannot map its exchange file.");
        }
        engine = wanted;
        return new Opened(engine.version(), engine.devices());
    }

    private Answer load(Load load) throws RequestFailedException {
        if (load.slot() < 0 || load.slot() >= WireLimits.SLOTS_MAX) {
            throw new RequestFailedException(FailureKind.MODEL_REFUSED, "The worker holds no more models.");
        }
        ModelSlot next = null;
        LoadedModel model = null;
        try (VouchedModel vouched = VouchedModel.of(Path.of(load.file()), load.sha256(), folder)) {
            Preprocessor preprocessor = Preprocessor.of(load.preprocessing());
            model = engine.load(new ModelRequest(vouched.file(), load.precision(), load.device(), load.threads()));
            next = ModelSlot.of(model, preprocessor, load.inputs(), load.outputs(), load.precision(), exchange);
        } catch (ModelRejectedException | UnknownStepException e) {
            throw new RequestFailedException(FailureKind.MODEL_REFUSED, "The model is not used: " + e.getMessage()
                    + '.');
        } finally {
            if (next == null && model != null) {
                model.close();
            }
        }
        ModelSlot before = slots.put(load.slot(), next);
        if (before != null) {
            before.close();
        }
        return new Loaded(model.device(), model.effectivePrecision());
    }

    private Answer run(Run run) throws RequestFailedException, UndecodableImageException, InferenceFailedException {
        ModelSlot slot = slots.get(run.slot());
        if (slot == null) {
            throw new RequestFailedException(FailureKind.ENGINE_ERROR, "No model is loaded there.");
        }
        DicomImage image = DicomImage.open(Path.of(run.file()));
        GreyImage stored = StoredValues.of(image.frame(0), image.dataSet());
        long nanos = slot.run(image, stored);
        Picture picture = picture(image, stored, run.previewSideMax());
        return new Ran(slot.places(), picture.rows(), picture.columns(), nanos);
    }

    private Answer show(Show show) throws UndecodableImageException {
        DicomImage image = DicomImage.open(Path.of(show.file()));
        Picture picture = picture(image, StoredValues.of(image.frame(0), image.dataSet()), show.sideMax());
        return new Shown(picture.rows(), picture.columns());
    }

    private Picture picture(DicomImage image, GreyImage stored, int sideMax) throws UndecodableImageException {
        int side = Math.max(1, Math.min(sideMax, WireLimits.PREVIEW_SIDE_MAX));
        Picture picture = PreviewRenderer.render(image, stored, side);
        exchange.putPreview(picture.grey());
        return picture;
    }
}
