package org.pharos.dicom.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.pharos.dicom.data.charset.CharacterSet;

/** Random but valid data sets: every VR, nested items of both forms of length, several character sets, fragments. */
final class RandomDataSets {

    private static final int[] STANDARD = {
        Tag.SOPInstanceUID, Tag.StudyDate, Tag.StudyTime, Tag.AccessionNumber, Tag.Modality, Tag.PatientName,
        Tag.PatientAge, Tag.AdditionalPatientHistory, Tag.KVP, Tag.InstanceNumber, Tag.AcquisitionDateTime, Tag.Rows,
        Tag.PixelAspectRatio, Tag.SmallestImagePixelValue, Tag.FrameIncrementPointer, Tag.RetrieveURL,
        Tag.RecommendedDisplayFrameRateInFloat, Tag.ReferencedContentItemIdentifier, Tag.TextValue,
        Tag.DetectorActivationOffsetFromExposure, Tag.LongCodeValue, Tag.DoubleFloatPixelData, Tag.EncapsulatedDocument,
        Tag.RegionLocationMinX0, Tag.ReferencePixelX0, Tag.SelectorSVValue, Tag.SelectorUVValue,
        Tag.ExtendedOffsetTable,
        Tag.VectorGridData, Tag.TrackPointIndexList, Tag.RedPaletteColorLookupTableData, Tag.RetrieveAETitle
    };
    private static final int[] SEQUENCES = {
        Tag.ContentSequence, Tag.ReferencedStudySequence, Tag.ConceptNameCodeSequence
    };
    private static final List<List<String>> SETS = List.of(
            List.of(), List.of("ISO_IR 100"), List.of("ISO_IR 192"), List.of("GB18030"),
            List.of("", "ISO 2022 IR 87"), List.of("", "ISO 2022 IR 149"));
    private static final String LETTERS = "abc XYZ-äöłЖ山田やま홍길王^=é€";

    private final Random random;

    RandomDataSets(long seed) {
        this.random = new Random(seed);
    }

    DataSet next() {
        DataSet result = new DataSet();
        result.setCharacterSet(CharacterSet.of(SETS.get(random.nextInt(SETS.size()))));
        fill(result, 0);
        if (random.nextBoolean()) {
            List<byte[]> parts = new ArrayList<>(List.of(bytes(4 * random.nextInt(3))));
            IntStream.range(0, random.nextInt(4)).forEach(i -> parts.add(bytes(2 * random.nextInt(500))));
            result.setFragments(Tag.PixelData, parts);
        } else {
            result.setBytes(Tag.PixelData, VR.OW, bytes(2 * random.nextInt(50_000)));
        }
        return result;
    }

    private void fill(DataSet dataSet, int depth) {
        for (int tag : STANDARD) {
            if (random.nextInt(3) > 0) {
                value(dataSet, tag, dataSet.vrOf(tag));
            }
        }
        if (random.nextBoolean()) {
            dataSet.set(0x00990010, VR.LO, "PHAROS TEST");
            dataSet.setBytes(0x00991001, VR.UN, bytes(2 * random.nextInt(40)));
        }
        for (int tag : SEQUENCES) {
            for (int i = random.nextInt(3); depth < 4 && i > 0; i--) {
                DataSet item = dataSet.newItem(tag);
                item.setUndefinedLength(random.nextBoolean());
                fill(item, depth + 1 + random.nextInt(2));
            }
        }
        if (random.nextInt(4) == 0) {
            Value.Items none = new Value.Items(List.of(), random.nextBoolean());
            dataSet.set(new Element(Tag.RequestAttributesSequence, VR.SQ, none));
        }
    }

    private void value(DataSet dataSet, int tag, VR vr) {
        int count = vr.isMultiValued() && random.nextBoolean() ? random.nextInt(4) : 1;
        switch (vr.kind()) {
            case TEXT, LONG_TEXT -> dataSet.set(tag, vr, texts(dataSet.characterSet(), vr, count));
            case STRING, URI -> dataSet.set(tag, vr, numbers(count));
            default -> dataSet.setBytes(tag, vr, bytes(vr.valueBytes() * 2 * random.nextInt(5)));
        }
    }

    private String[] texts(CharacterSet set, VR vr, int count) {
        return IntStream.range(0, count).mapToObj(i -> set.encodable(vr == VR.PN ? name() : text()).strip())
                .toArray(String[]::new);
    }

    /** A name has three groups at most. */
    private String name() {
        return Arrays.stream(text().split("=", -1)).limit(3).collect(Collectors.joining("="));
    }

    private String text() {
        int[] letters = LETTERS.codePoints().toArray();
        int[] chosen = random.ints(random.nextInt(20), 0, letters.length).map(i -> letters[i]).toArray();
        return new String(chosen, 0, chosen.length);
    }

    private String[] numbers(int count) {
        return random.ints(count, 0, 100_000).mapToObj(Integer::toString).toArray(String[]::new);
    }

    private byte[] bytes(int count) {
        byte[] result = new byte[count];
        random.nextBytes(result);
        return result;
    }
}
