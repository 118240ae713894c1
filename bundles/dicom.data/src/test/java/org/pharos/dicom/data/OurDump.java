package org.pharos.dicom.data;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.pharos.dicom.data.io.DicomFile;

/** What we see in a data set, in the form of {@link PydicomDump}. */
final class OurDump {

    private final Map<String, PydicomDump.Seen> elements = new LinkedHashMap<>();

    private final boolean bigEndian;

    private OurDump(boolean bigEndian) {
        this.bigEndian = bigEndian;
    }

    static Map<String, PydicomDump.Seen> of(DicomFile file) {
        OurDump dump = new OurDump(file.meta().transferSyntax().bigEndian());
        dump.walk(file.meta().elements(), "");
        dump.walk(file.dataSet(), "");
        return dump.elements;
    }

    private void walk(DataSet dataSet, String path) {
        for (Element element : dataSet.elements()) {
            String here = path + String.format("%08X", element.tag());
            elements.put(here, seen(element, dataSet));
            for (int i = 0; i < element.items().size(); i++) {
                walk(element.items().get(i), here + "[" + i + "]/");
            }
        }
    }

    private PydicomDump.Seen seen(Element element, DataSet dataSet) {
        if (element.value() instanceof Value.Items items) {
            return new PydicomDump.Seen("SQ", "-", "items", Integer.toString(items.items().size()));
        }
        VR vr = dataSet.meaningOf(element);
        String digest = sha1(raw(element));
        if (bigEndian && element.vr() == VR.UN) {
            // UN is little endian whatever is around it (PS3.5 §6.2.2); pydicom reads such numbers in big endian.
            return new PydicomDump.Seen(vr.name(), digest, "raw", "");
        }
        if (vr.isText() && vr != VR.DS && vr != VR.IS) {
            return new PydicomDump.Seen(vr.name(), digest, "text", text(vr, element, dataSet));
        }
        return switch (vr.kind()) {
            case BULK, SEQUENCE -> new PydicomDump.Seen(vr.name(), digest, "raw", "");
            default -> new PydicomDump.Seen(vr.name(), digest, "numbers", numbers(vr, element));
        };
    }

    private static String text(VR vr, Element element, DataSet dataSet) {
        return element.strings(dataSet.characterSet(), vr).stream()
                .map(value -> vr == VR.PN ? PersonName.parse(value).encoded() : value)
                .map(OurDump::escaped)
                .collect(Collectors.joining("\\"));
    }

    private static String numbers(VR vr, Element element) {
        return Arrays.stream(element.doubles(vr)).mapToObj(Double::toString).collect(Collectors.joining("\\"));
    }

    /** The value as it stands in the file, fragments with the headers of their items. */
    private static byte[] raw(Element element) {
        if (!(element.value() instanceof Value.Fragments fragments)) {
            return element.bytes();
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (Value.Leaf part : fragments.parts()) {
            byte[] bytes = new Element(0, VR.OB, part).bytes();
            all.writeBytes(ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN)
                    .putShort((short) 0xFFFE).putShort((short) 0xE000).putInt(bytes.length).array());
            all.writeBytes(bytes);
        }
        return all.toByteArray();
    }

    static String sha1(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String escaped(String text) {
        return text.chars()
                .mapToObj(c -> c >= 0x20 && c < 0x7F && c != '\\' ? Character.toString(c) : String.format("\\u%04X", c))
                .collect(Collectors.joining());
    }

    /** Numbers that are equal as numbers; Python and Java print some doubles differently. */
    static boolean sameNumbers(String one, String other) {
        return numbers(one).equals(numbers(other));
    }

    private static List<Double> numbers(String joined) {
        return joined.isEmpty() ? List.of() : Arrays.stream(joined.split("\\\\")).map(OurDump::number).toList();
    }

    private static Double number(String text) {
        return switch (text) {
            case "nan" -> Double.NaN;
            case "inf" -> Double.POSITIVE_INFINITY;
            case "-inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.valueOf(text);
        };
    }
}
