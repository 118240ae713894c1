package org.pharos.dicom.data.json;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.pharos.dicom.data.DataSet;
import org.pharos.dicom.data.Element;
import org.pharos.dicom.data.PersonName;
import org.pharos.dicom.data.Tag;
import org.pharos.dicom.data.VR;
import org.pharos.dicom.data.Value;

/**
 * Writes a data set as one JSON object (PS3.18 §F.2), value by value: a value left on disk is never held in memory.
 *
 * <p>Texts become UTF-8, and Specific Character Set says so. Group lengths are left out. Encapsulated pixel data in the
 * text is its value field without the last delimiter. Bytes that mean nothing in their character set become U+FFFD:
 * the text is for reading, the Part 10 file stays the original.
 */
public final class JsonModelWriter {

    private final JsonOutput out;
    private final BulkDataPlace place;

    private JsonModelWriter(JsonOutput out, BulkDataPlace place) {
        this.out = out;
        this.place = place;
    }

    /** Writes everything into the text and leaves the stream open. */
    public static void write(DataSet dataSet, OutputStream stream) throws IOException {
        write(dataSet, stream, BulkDataPlace.INLINE);
    }

    /** Writes a data set and leaves the stream open. @param place decides which binary values are found elsewhere */
    public static void write(DataSet dataSet, OutputStream stream, BulkDataPlace place) throws IOException {
        JsonOutput out = new JsonOutput(stream);
        new JsonModelWriter(out, place).object(dataSet, "");
        out.flush();
    }

    private void object(DataSet dataSet, String path) throws IOException {
        out.raw("{");
        String separator = "";
        for (Element element : dataSet.elements()) {
            if (!Tag.isGroupLength(element.tag())) {
                String key = String.format("%08X", element.tag());
                out.raw(separator).string(key).raw(":{\"vr\":");
                attribute(dataSet, element, path + key);
                out.raw("}");
                separator = ",";
            }
        }
        out.raw("}");
    }

    private void attribute(DataSet dataSet, Element element, String path) throws IOException {
        VR meaning = dataSet.meaningOf(element);
        if (element.value() instanceof Value.Items items) {
            out.string("SQ");
            items(items.items(), path);
        } else if (element.tag() == Tag.SpecificCharacterSet && !element.isEmpty()) {
            out.string("CS").raw(",\"Value\":[\"ISO_IR 192\"]");
        } else if (meaning.kind() == VR.Kind.BULK || meaning == VR.SQ) {
            out.string(meaning == VR.SQ ? "UN" : meaning.name());
            binary(element, path);
        } else {
            values(dataSet, element, meaning, path);
        }
    }

    private void items(List<DataSet> items, String path) throws IOException {
        if (items.isEmpty()) {
            return;
        }
        out.raw(",\"Value\":[");
        for (int i = 0; i < items.size(); i++) {
            out.raw(i == 0 ? "" : ",");
            object(items.get(i), path + "/" + (i + 1) + "/");
        }
        out.raw("]");
    }

    /** More values than an honest element has are left as the bytes they are. */
    private void values(DataSet dataSet, Element element, VR meaning, String path) throws IOException {
        List<String> values = dataSet.getStrings(element.tag());
        if (values.isEmpty() && !element.isEmpty()) {
            out.string("UN");
            binary(element, path);
            return;
        }
        out.string(meaning.name());
        if (values.stream().allMatch(String::isEmpty)) {
            return;
        }
        out.raw(",\"Value\":[");
        for (int i = 0; i < values.size(); i++) {
            out.raw(i == 0 ? "" : ",");
            value(meaning, values.get(i));
        }
        out.raw("]");
    }

    private void value(VR vr, String value) throws IOException {
        Optional<String> number = switch (vr) {
            case DS, IS -> JsonNumbers.ofDecimal(value);
            case FL -> JsonNumbers.ofFloat(Double.toString(Float.parseFloat(value)));
            case FD -> JsonNumbers.ofFloat(value);
            case SL, SS, SV, UL, US, UV -> JsonNumbers.ofInteger(value);
            default -> Optional.empty();
        };
        if (number.isPresent()) {
            out.raw(number.get());
        } else if (value.isEmpty()) {
            out.raw("null");
        } else if (vr == VR.PN) {
            name(PersonName.parse(value));
        } else {
            out.string(vr.kind() == VR.Kind.FLOAT ? JsonNumbers.notFinite(value) : value);
        }
    }

    private void name(PersonName name) throws IOException {
        List<String> keys = List.of("Alphabetic", "Ideographic", "Phonetic");
        List<String> groups = List.of(name.alphabetic(), name.ideographic(), name.phonetic());
        String separator = "{";
        for (int i = 0; i < keys.size(); i++) {
            if (!groups.get(i).isEmpty()) {
                out.raw(separator).string(keys.get(i)).raw(":").string(groups.get(i));
                separator = ",";
            }
        }
        out.raw(separator.equals("{") ? "{}" : "}");
    }

    private void binary(Element element, String path) throws IOException {
        if (element.isEmpty()) {
            return;
        }
        Optional<String> uri = place.uriOf(path, element);
        if (uri.isPresent()) {
            out.raw(",\"BulkDataURI\":").string(uri.get());
            return;
        }
        out.raw(",\"InlineBinary\":");
        if (element.value() instanceof Value.Leaf leaf) {
            try (InputStream stream = leaf.open()) {
                out.base64(stream, leaf.bigEndian() ? element.vr().wordBytes() : 1);
            }
        } else {
            try (InputStream stream = valueField((Value.Fragments) element.value())) {
                out.base64(stream, 1);
            }
        }
    }

    /** The fragments with the headers of their items (PS3.5 §A.4); handles of values on disk are closed one by one. */
    private static InputStream valueField(Value.Fragments fragments) throws IOException {
        List<InputStream> streams = new ArrayList<>();
        for (Value.Leaf part : fragments.parts()) {
            streams.add(new ByteArrayInputStream(Fragments.header(part.length())));
            streams.add(new LateStream(part));
        }
        return new SequenceInputStream(Collections.enumeration(streams));
    }
}
