package org.pharos.gateway.worker.prepare;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import org.pharos.dicom.image.DicomImage;
import org.pharos.dicom.image.GreyImage;
import org.pharos.dicom.image.UndecodableImageException;
import org.pharos.gateway.api.app.PreprocessingStep;

/** The steps of one manifest, in order. */
public final class Preprocessor {

    private static final int STEPS_MAX = 32;

    private final List<Operation> operations;

    private Preprocessor(List<Operation> operations) {
        this.operations = List.copyOf(operations);
    }

    /** @throws UnknownStepException when a step or one of its parameters is not known here */
    public static Preprocessor of(List<PreprocessingStep> steps) throws UnknownStepException {
        if (steps.size() > STEPS_MAX) {
            throw new UnknownStepException("more than " + STEPS_MAX + " pre-processing steps");
        }
        List<Operation> operations = new ArrayList<>();
        for (PreprocessingStep step : steps) {
            operations.add(Operations.of(step));
        }
        return new Preprocessor(operations);
    }

    /**
     * Prepares an image.
     *
     * @param stored the stored values of its frame
     * @param input filled to its end, one number a pixel, row by row
     * @throws UndecodableImageException when the image does not give as many finite numbers as the model takes
     */
    public void into(DicomImage image, GreyImage stored, FloatBuffer input) throws UndecodableImageException {
        GreyImage values = stored;
        for (Operation operation : operations) {
            values = operation.apply(image, values);
        }
        if (values.values().length != input.remaining()) {
            throw new UndecodableImageException("the prepared image has " + values.rows() + " x " + values.columns()
                    + " pixels, the model takes " + input.remaining() + " numbers");
        }
        for (float value : values.values()) {
            if (!Float.isFinite(value)) {
                throw new UndecodableImageException("the prepared image holds something that is not a number");
            }
        }
        input.duplicate().put(values.values());
    }
}
