package org.pharos.dicom.data.json;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.pharos.dicom.data.DataSet;
import org.pharos.dicom.data.DicomFormatException;
import org.pharos.dicom.data.DicomFormatException.Reason;
import org.pharos.dicom.data.Limits;
import org.pharos.dicom.data.Tag;
import org.pharos.dicom.data.VR;
import org.pharos.dicom.data.charset.CharacterSet;

/**
 * Reads one JSON object (PS3.18 §F.2) as a data set. What breaks the model or the limits is a
 * {@link DicomFormatException} with the path of the element; nothing else is thrown because of what the text contains.
 *
 * <p>Texts are held in UTF-8 where any is beyond ASCII, whatever character set the source once had. Group lengths are
 * passed over. A value field of items in Pixel Data becomes encapsulated pixel data again.
 */
public final class JsonModelReader {

    /** Object, attribute, array of values: what one sequence adds to the depth of the text. */
    private static final int DEPTH_PER_SEQUENCE = 3;
    private static final int KEY_CHARS = 8;
    private static final int DELIMITER_GROUP = 0xFFFE;

    private final Limits limits;
    private final BulkDataSource source;
    private final boolean beyondAscii;

    private JsonModelReader(Limits limits, BulkDataSource source, boolean beyondAscii) {
        this.limits = limits;
        this.source = source;
        this.beyondAscii = beyondAscii;
    }

    /** Reads a text that holds all its values; the stream is left open. */
    public static DataSet read(InputStream stream, Limits limits) throws IOException {
        return read(stream, limits, BulkDataSource.NONE);
    }

    /**
     * Reads a text to its end; the stream is left open.
     *
     * @param limits nesting, and the memory the text and, again, the data set may need
     * @param source where values are fetched from that the text names by address
     */
    public static DataSet read(InputStream stream, Limits limits, BulkDataSource source) throws IOException {
        JsonText text = new JsonText(
                stream, limits.memoryBytesMax(), DEPTH_PER_SEQUENCE * (limits.nestingMax() + 1) + 1);
        Object value = text.read();
        DataSet result = new DataSet();
        if (text.isBeyondAscii()) {
            result.setCharacterSet(CharacterSet.UTF_8);
        }
        new JsonModelReader(limits, source, text.isBeyondAscii())
                .fill(result, object(value, "", "a data set"), 0, "");
        return result;
    }

    private static DicomFormatException refuse(String path, String why) {
        return new DicomFormatException(Reason.MALFORMED, path, -1, why);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> object(Object value, String path, String what) throws DicomFormatException {
        if (value instanceof Map<?, ?> members) {
            return (Map<String, Object>) members;
        }
        throw refuse(path, what + " must be a JSON object");
    }

    private void fill(DataSet target, Map<String, Object> members, int depth, String path) throws IOException {
        if (depth > limits.nestingMax()) {
            throw new DicomFormatException(Reason.OVER_LIMIT, path, -1,
                    "more than " + limits.nestingMax() + " sequences within one another");
        }
        Map<Integer, Object> attributes = new TreeMap<>(Integer::compareUnsigned);
        for (Map.Entry<String, Object> member : members.entrySet()) {
            int tag = tag(member.getKey(), path);
            if (attributes.putIfAbsent(tag, member.getValue()) != null) {
                throw refuse(path + Tag.toString(tag), "the element stands here a second time");
            }
        }
        if (attributes.get(Tag.SpecificCharacterSet) instanceof Map<?, ?> said && said.containsKey("Value")) {
            target.setCharacterSet(CharacterSet.UTF_8);
        }
        for (Map.Entry<Integer, Object> attribute : attributes.entrySet()) {
            attribute(target, attribute.getKey(), attribute.getValue(), depth, path);
        }
    }

    private static int tag(String key, String path) throws DicomFormatException {
        if (key.length() != KEY_CHARS || !key.chars().allMatch(c -> c < 0x80 && Character.digit(c, 16) >= 0)) {
            throw refuse(path, "a name that is no tag of eight hexadecimal digits");
        }
        int tag = Integer.parseUnsignedInt(key, 16);
        if (Tag.group(tag) == DELIMITER_GROUP) {
            throw refuse(path + Tag.toString(tag), "a delimiter is no element");
        }
        return tag;
    }

    private void attribute(DataSet target, int tag, Object value, int depth, String path) throws IOException {
        String here = path + Tag.toString(tag);
        Map<String, Object> members = object(value, here, "an attribute");
        VR vr = vr(members.get("vr"), here);
        long ways = List.of("Value", "InlineBinary", "BulkDataURI").stream().filter(members::containsKey).count();
        if (ways > 1) {
            throw refuse(here, "one of Value, InlineBinary and BulkDataURI may be there, not several");
        }
        boolean decided = tag == Tag.SpecificCharacterSet && (beyondAscii || target.contains(tag));
        if (Tag.isGroupLength(tag) || decided) {
            return;
        }
        if (members.containsKey("Value")) {
            values(target, tag, vr, array(members.get("Value"), here), depth, here);
        } else if (ways == 1) {
            bytes(target, tag, vr, fetched(members, vr, here));
        } else if (vr == VR.SQ) {
            target.setSequence(tag, List.of());
        } else {
            bytes(target, tag, vr, new byte[0]);
        }
    }

    private static VR vr(Object said, String path) throws DicomFormatException {
        Optional<VR> known = said instanceof String text
                ? Arrays.stream(VR.values()).filter(vr -> vr.name().equals(text)).findFirst() : Optional.empty();
        return known.orElseThrow(() -> refuse(path, "vr is missing, or none of the standard's"));
    }

    @SuppressWarnings("unchecked")
    private static List<Object> array(Object value, String path) throws DicomFormatException {
        if (value instanceof List<?> list) {
            return (List<Object>) list;
        }
        throw refuse(path, "Value must be a JSON array");
    }

    private void values(DataSet target, int tag, VR vr, List<Object> values, int depth, String path)
            throws IOException {
        if (vr == VR.SQ) {
            target.setSequence(tag, List.of());
            for (int i = 0; i < values.size(); i++) {
                String item = path + "[" + (i + 1) + "]";
                Map<String, Object> members =
                        values.get(i) == null ? Map.of() : object(values.get(i), item, "an item");
                fill(target.newItem(tag), members, depth + 1, item + "/");
            }
        } else if (vr.kind() == VR.Kind.BULK) {
            throw refuse(path, "a value of VR " + vr + " stands in InlineBinary or BulkDataURI, not in Value");
        } else {
            JsonValues.set(target, tag, vr, values, path);
        }
    }

    private static void bytes(DataSet target, int tag, VR vr, byte[] bytes) {
        boolean maybeFragments = tag == Tag.PixelData && vr == VR.OB;
        Optional<List<byte[]>> parts = maybeFragments ? Fragments.split(bytes) : Optional.empty();
        if (parts.isPresent()) {
            target.setFragments(tag, parts.get());
        } else {
            target.setBytes(tag, vr, bytes);
        }
    }

    private byte[] fetched(Map<String, Object> members, VR vr, String path) throws IOException {
        boolean inline = members.containsKey("InlineBinary");
        if (vr == VR.SQ || inline && vr.kind() != VR.Kind.BULK) {
            throw refuse(path, "VR " + vr + " holds no binary value");
        }
        if (!(members.get(inline ? "InlineBinary" : "BulkDataURI") instanceof String text)) {
            throw refuse(path, (inline ? "InlineBinary" : "BulkDataURI") + " must be a string");
        }
        try {
            return inline ? Base64.getDecoder().decode(text) : source.fetch(text);
        } catch (IllegalArgumentException e) {
            throw refuse(path, inline ? "InlineBinary is not Base64" : "the address of the value is not usable");
        } catch (DicomFormatException e) {
            throw e.path().isEmpty() ? new DicomFormatException(e.reason(), path, -1, e.why()) : e;
        }
    }
}
