package org.pharos.test.support;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.stream.Stream;
import org.pharos.dicom.data.DataSet;
import org.pharos.dicom.data.Tag;
import org.pharos.dicom.data.Uids;
import org.pharos.gateway.api.finding.EncodedResult;
import org.pharos.gateway.api.finding.EncodingException;
import org.pharos.gateway.api.finding.ResultEncoder;

/** Makes one small report a revision, the same one every time. */
public final class SampleEncoder implements ResultEncoder {

    private volatile String failure = "";

    /** From now on it fails in these words; empty: it works again. */
    public void fail(String words) {
        failure = words;
    }

    @Override
    public String kind() {
        return "sample report";
    }

    @Override
    public Stream<EncodedResult> encode(ResultRequest request) throws EncodingException {
        if (!failure.isEmpty()) {
            throw new EncodingException(failure);
        }
        DataSet first = request.inputs().get(0).header().attributes();
        String study = first.getString(Tag.StudyInstanceUID, "");
        String uid = "2.25." + number(study + request.revision() + request.report().applicationId());
        DataSet report = new DataSet()
                .setString(Tag.SOPClassUID, Uids.BasicTextSRStorage).setString(Tag.SOPInstanceUID, uid)
                .setString(Tag.Modality, "SR").setString(Tag.PatientID, first.getString(Tag.PatientID, ""))
                .setString(Tag.StudyInstanceUID, study).setString(Tag.SeriesInstanceUID, uid + ".1")
                .setString(Tag.ContentDate, request.madeAt().toString().substring(0, 10).replace("-", ""))
                .setString(Tag.SeriesDescription, request.report().findings().size() + " findings");
        return Stream.of(new EncodedResult(Uids.BasicTextSRStorage, uid, report));
    }

    private static BigInteger number(String name) {
        UUID uuid = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.US_ASCII));
        return new BigInteger(uuid.toString().replace("-", ""), 16);
    }
}
