package org.pharos.gateway.worker.prepare;

import java.util.Arrays;
import org.pharos.dicom.image.DicomImage;
import org.pharos.dicom.image.GreyImage;
import org.pharos.dicom.image.ModalityTransform;
import org.pharos.dicom.image.UndecodableImageException;
import org.pharos.gateway.api.app.PreprocessingStep;

/**
 * The operations by name.
 *
 * <table>
 * <caption>What a manifest may name</caption>
 * <tr><th>operation</th><th>parameters</th><th>what it does</th></tr>
 * <tr><td>modality-lut</td><td></td><td>stored to measured values: Modality LUT, or slope and intercept</td></tr>
 * <tr><td>photometric</td><td>to = MONOCHROME2</td><td>negates MONOCHROME1; colours are refused</td></tr>
 * <tr><td>resize</td><td>method = area, height, width, aspect = stretch | letterbox</td>
 * <td>area average; letterbox keeps the proportions and fills with the lowest value</td></tr>
 * <tr><td>percentile-window</td><td>low, high</td>
 * <td>maps these percentiles to 0 and 1 and clips; flat becomes 0</td></tr>
 * <tr><td>normalise</td><td>mean, deviation</td><td>subtracts, then divides</td></tr>
 * </table>
 */
final class Operations {

    private static final int SIDE_MAX = 4096;

    private Operations() {}

    static Operation of(PreprocessingStep step) throws UnknownStepException {
        Parameters parameters = new Parameters(step);
        Operation operation = switch (step.operation()) {
            case "modality-lut" -> (image, values) -> ModalityTransform.of(image.dataSet()).apply(values);
            case "photometric" -> photometric(parameters);
            case "resize" -> resize(parameters);
            case "percentile-window" -> percentileWindow(parameters);
            case "normalise" -> normalise(parameters);
            default -> throw new UnknownStepException("the pre-processing step " + step.operation()
                    + " is not known here");
        };
        parameters.requireAllRead();
        return operation;
    }

    private static Operation photometric(Parameters parameters) throws UnknownStepException {
        parameters.oneOf("to", "MONOCHROME2");
        return Operations::toMonochrome2;
    }

    private static GreyImage toMonochrome2(DicomImage image, GreyImage values) throws UndecodableImageException {
        return switch (image.header().photometric()) {
            case "MONOCHROME2" -> values;
            case "MONOCHROME1" -> negated(values);
            default -> throw new UndecodableImageException("the model takes grey images; this one is "
                    + image.header().photometric());
        };
    }

    private static GreyImage negated(GreyImage image) {
        float[] values = new float[image.values().length];
        for (int i = 0; i < values.length; i++) {
            values[i] = -image.values()[i];
        }
        return image.with(values);
    }

    private static Operation resize(Parameters parameters) throws UnknownStepException {
        parameters.oneOf("method", "area");
        int rows = parameters.integer("height", 1, SIDE_MAX);
        int columns = parameters.integer("width", 1, SIDE_MAX);
        boolean stretch = parameters.oneOf("aspect", "stretch", "letterbox").equals("stretch");
        return (image, values) -> stretch ? values.resized(rows, columns) : letterboxed(values, rows, columns);
    }

    private static GreyImage letterboxed(GreyImage image, int rows, int columns) {
        double scale = Math.min((double) rows / image.rows(), (double) columns / image.columns());
        GreyImage inner = image.resized(
                Math.max(1, (int) Math.round(image.rows() * scale)),
                Math.max(1, (int) Math.round(image.columns() * scale)));
        float[] values = new float[rows * columns];
        Arrays.fill(values, (float) inner.percentiles(0)[0]);
        int top = (rows - inner.rows()) / 2;
        int left = (columns - inner.columns()) / 2;
        for (int row = 0; row < inner.rows(); row++) {
            System.arraycopy(inner.values(), row * inner.columns(), values, (top + row) * columns + left,
                    inner.columns());
        }
        return new GreyImage(rows, columns, values);
    }

    private static Operation percentileWindow(Parameters parameters) throws UnknownStepException {
        double low = parameters.number("low");
        double high = parameters.number("high");
        if (low < 0 || high > 100 || low >= high) {
            throw new UnknownStepException("step percentile-window needs 0 <= low < high <= 100");
        }
        return (image, values) -> {
            double[] ends = values.percentiles(low, high);
            double span = ends[1] - ends[0];
            return mapped(values, span > 0 ? ends[0] : 0, span > 0 ? span : Double.POSITIVE_INFINITY, 0, 1);
        };
    }

    private static Operation normalise(Parameters parameters) throws UnknownStepException {
        double mean = parameters.number("mean");
        double deviation = parameters.number("deviation");
        if (deviation <= 0) {
            throw new UnknownStepException("step normalise needs a deviation above 0");
        }
        return (image, values) -> mapped(values, mean, deviation, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    }

    private static GreyImage mapped(GreyImage image, double from, double by, double min, double max) {
        float[] values = new float[image.values().length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) Math.max(min, Math.min(max, (image.values()[i] - from) / by));
        }
        return image.with(values);
    }
}
