package org.pharos.gateway.results.picture;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.pharos.dicom.data.DataSet;
import org.pharos.dicom.data.Tag;
import org.pharos.dicom.data.Uids;
import org.pharos.dicom.data.VR;
import org.pharos.gateway.api.finding.EncodedResult;
import org.pharos.gateway.api.finding.EncodingException;
import org.pharos.gateway.api.finding.ResultEncoder;
import org.pharos.gateway.api.instance.Preview;
import org.pharos.gateway.api.instance.StoredInstance;
import org.pharos.gateway.results.record.ResultRecord;
import org.pharos.gateway.results.record.ResultUids;

/** Findings as Secondary Capture images (PS3.3 §A.8.1), one for each image that could be shown. */
@Component
public final class PictureEncoder implements ResultEncoder {

    private static final int SERIES_NUMBER = 9_902;

    private final String softwareVersion;
    private final ZoneId boxZone;
    private final ResultPicture picture = new ResultPicture(Typeface.liberationSans());

    @Activate
    public PictureEncoder(BundleContext bundle) {
        this(bundle.getBundle().getVersion().toString(), ZoneId.systemDefault());
    }

    /** @param boxZone the zone of dates in a study that does not name its own */
    public PictureEncoder(String softwareVersion, ZoneId boxZone) {
        this.softwareVersion = softwareVersion;
        this.boxZone = boxZone;
    }

    @Override
    public String kind() {
        return "picture";
    }

    @Override
    public Stream<EncodedResult> encode(ResultRequest request) throws EncodingException {
        ResultRecord result = new ResultRecord(request, softwareVersion, boxZone);
        ResultUids uids = ResultUids.of(request);
        List<StoredInstance> sources = new ArrayList<>();
        for (Preview preview : request.previews()) {
            sources.add(source(request, preview));
        }
        return IntStream.range(0, sources.size()).mapToObj(i -> picture(request, i, sources.get(i), result, uids));
    }

    private EncodedResult picture(ResultRequest request, int index, StoredInstance source, ResultRecord result,
            ResultUids uids) {
        ResultRecord.Series series = new ResultRecord.Series(uids.uid("picture series"), SERIES_NUMBER,
                ResultRecord.description(request.report()));
        String instanceUid = uids.uid("picture", softwareVersion, source.instance().value());
        DataSet object = result.begin(Uids.SecondaryCaptureImageStorage, instanceUid, "OT", series, index + 1);
        describe(object, source, result);
        pixels(object, picture.draw(request, request.previews().get(index)));
        return new EncodedResult(Uids.SecondaryCaptureImageStorage, instanceUid, object);
    }

    private static StoredInstance source(ResultRequest request, Preview preview) throws EncodingException {
        return request.inputs().stream().filter(input -> input.instance().equals(preview.image())).findFirst()
                .orElseThrow(() -> new EncodingException("There is a preview of an image the result is not about."));
    }

    private static void describe(DataSet object, StoredInstance source, ResultRecord result) {
        object.setString(Tag.ConversionType, "WSD")
                .setString(Tag.ImageType, "DERIVED", "SECONDARY")
                .setString(Tag.DateOfSecondaryCapture, result.madeAt().date())
                .setString(Tag.TimeOfSecondaryCapture, result.madeAt().time())
                .setString(Tag.ImageComments, "AI, not reviewed")
                .setString(Tag.LossyImageCompression, "00")
                .setString(Tag.PatientOrientation)
                .setString(Tag.Laterality, source.header().text(Tag.Laterality));
        source.header().attributes().getString(Tag.BurnedInAnnotation)
                .ifPresent(value -> object.setString(Tag.BurnedInAnnotation, value));
        object.newItem(Tag.SourceImageSequence)
                .setString(Tag.ReferencedSOPClassUID, source.header().sopClassUid())
                .setString(Tag.ReferencedSOPInstanceUID, source.instance().value());
    }

    /** Image Pixel (PS3.3 §C.7.6.3). */
    private static void pixels(DataSet object, Raster raster) {
        object.setInt(Tag.SamplesPerPixel, 3)
                .setString(Tag.PhotometricInterpretation, "RGB")
                .setInt(Tag.PlanarConfiguration, 0)
                .setInt(Tag.Rows, raster.rows())
                .setInt(Tag.Columns, raster.columns())
                .setInt(Tag.BitsAllocated, 8)
                .setInt(Tag.BitsStored, 8)
                .setInt(Tag.HighBit, 7)
                .setInt(Tag.PixelRepresentation, 0)
                .setBytes(Tag.PixelData, VR.OB, raster.samples());
    }
}
