package org.pharos.dicom.image;

import java.util.Optional;
import org.pharos.dicom.data.DataSet;
import org.pharos.dicom.data.Tag;

/** From stored values to what the device measured: Modality LUT, else Rescale Slope and Intercept (PS3.3 §C.11.1). */
public final class ModalityTransform {

    private final Optional<LookupTable> table;
    private final double slope;
    private final double intercept;

    private ModalityTransform(Optional<LookupTable> table, double slope, double intercept) {
        this.table = table;
        this.slope = slope;
        this.intercept = intercept;
    }

    /** An absent or zero slope counts as 1. @throws UndecodableImageException when the look-up table is damaged */
    public static ModalityTransform of(DataSet dataSet) throws UndecodableImageException {
        Optional<DataSet> item = dataSet.getItem(Tag.ModalityLUTSequence);
        if (item.isPresent()) {
            boolean signed = dataSet.getInt(Tag.PixelRepresentation, 0) == 1;
            return new ModalityTransform(
                    Optional.of(LookupTable.of(item.get(), Tag.LUTDescriptor, Tag.LUTData, signed)), 1, 0);
        }
        double slope = dataSet.getDouble(Tag.RescaleSlope).orElse(1);
        double intercept = dataSet.getDouble(Tag.RescaleIntercept).orElse(0);
        if (!Double.isFinite(slope) || !Double.isFinite(intercept)) {
            throw new UndecodableImageException("the rescale slope or intercept is not a finite number");
        }
        return new ModalityTransform(Optional.empty(), slope == 0 ? 1 : slope, intercept);
    }

    public GreyImage apply(GreyImage stored) {
        if (table.isEmpty() && slope == 1 && intercept == 0) {
            return stored;
        }
        float[] values = new float[stored.values().length];
        for (int i = 0; i < values.length; i++) {
            float value = stored.values()[i];
            values[i] = table.isPresent() ? table.get().at(value) : (float) (value * slope + intercept);
        }
        return stored.with(values);
    }
}
