package org.pharos.gateway.worker.prepare;

import org.pharos.dicom.image.DicomImage;
import org.pharos.dicom.image.GreyImage;
import org.pharos.dicom.image.UndecodableImageException;

/** One step from pixels to a model's input. */
interface Operation {

    /**
     * @param image where the pixels come from, for what its header says
     * @param values the result of the step before
     */
    GreyImage apply(DicomImage image, GreyImage values) throws UndecodableImageException;
}
