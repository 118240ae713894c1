package org.pharos.dicom.data.json;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.pharos.dicom.data.DataSet;
import org.pharos.dicom.data.DecimalStrings;
import org.pharos.dicom.data.DicomFormatException;
import org.pharos.dicom.data.DicomFormatException.Reason;
import org.pharos.dicom.data.PersonName;
import org.pharos.dicom.data.VR;

/** The values of one attribute, from JSON to what its VR holds. */
final class JsonValues {

    private static final int DECIMAL_CHARS_MAX = 16;

    private JsonValues() {}

    static void set(DataSet target, int tag, VR vr, List<Object> values, String path) throws DicomFormatException {
        if (values.size() > 1 && vr.isText() && !vr.isMultiValued()) {
            throw refuse(path, "VR " + vr + " holds one value, not " + values.size());
        }
        List<String> texts = new ArrayList<>(values.size());
        try {
            for (Object value : values) {
                texts.add(text(vr, value, path));
            }
            target.set(tag, vr, texts.toArray(String[]::new));
        } catch (IllegalArgumentException e) {
            throw refuse(path, "a value that VR " + vr + " does not hold");
        }
    }

    private static DicomFormatException refuse(String path, String why) {
        return new DicomFormatException(Reason.MALFORMED, path, -1, why);
    }

    /** @throws NumberFormatException where a number must be and is none */
    private static String text(VR vr, Object value, String path) throws DicomFormatException {
        if (vr == VR.PN && value instanceof Map<?, ?> groups) {
            return checked(vr, name(groups, path), path);
        }
        if (value == null && vr.isText()) {
            return "";
        }
        boolean number = value instanceof JsonText.Num;
        if (!number && !(value instanceof String) || vr == VR.PN || number && !takesNumber(vr)) {
            throw refuse(path, "a value that is not in the form VR " + vr + " has in JSON");
        }
        String text = number ? ((JsonText.Num) value).text() : (String) value;
        return switch (vr.kind()) {
            case SIGNED, UNSIGNED -> JsonNumbers.integer(text);
            case FLOAT -> Double.toString(JsonNumbers.real(text));
            case TAG -> text;
            default -> number ? decimal(vr, text) : checked(vr, text, path);
        };
    }

    private static boolean takesNumber(VR vr) {
        return switch (vr.kind()) {
            case SIGNED, UNSIGNED, FLOAT -> true;
            default -> vr == VR.DS || vr == VR.IS;
        };
    }

    /** The digits as they stand where DS takes so many (PS3.5 §6.2). */
    private static String decimal(VR vr, String text) {
        if (vr == VR.IS) {
            return JsonNumbers.integer(text);
        }
        return text.length() <= DECIMAL_CHARS_MAX ? text : DecimalStrings.of(JsonNumbers.real(text));
    }

    private static String checked(VR vr, String text, String path) throws DicomFormatException {
        if (vr.isMultiValued() && text.indexOf('\\') >= 0) {
            throw refuse(path, "a backslash inside a value would make it two");
        }
        return text;
    }

    private static String name(Map<?, ?> groups, String path) throws DicomFormatException {
        return new PersonName(group(groups, "Alphabetic", path), group(groups, "Ideographic", path),
                group(groups, "Phonetic", path)).encoded();
    }

    private static String group(Map<?, ?> groups, String key, String path) throws DicomFormatException {
        Object value = groups.get(key);
        if (value != null && !(value instanceof String text && text.indexOf('=') < 0)) {
            throw refuse(path, key + " must be a string without an equals sign");
        }
        return value == null ? "" : (String) value;
    }
}
