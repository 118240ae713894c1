package org.pharos.dicom.data;

import java.util.List;

/**
 * A person's name: three ways of writing it, each of five parts separated by {@code ^} (PS3.5 §6.2.1).
 *
 * @param alphabetic in Latin letters, {@code Yamada^Tarou}
 * @param ideographic in Chinese, Japanese or Korean characters; empty when not given
 * @param phonetic in a syllabary; empty when not given
 */
public record PersonName(String alphabetic, String ideographic, String phonetic) {

    /** The name in its encoded form, {@code alphabetic=ideographic=phonetic}; more groups than three are dropped. */
    public static PersonName parse(String text) {
        String[] groups = text.split("=", -1);
        return new PersonName(group(groups, 0), group(groups, 1), group(groups, 2));
    }

    private static String group(String[] groups, int index) {
        return index < groups.length ? groups[index].strip() : "";
    }

    /** First part of the alphabetic group. */
    public String familyName() {
        return part(0);
    }

    /** Second part of the alphabetic group. */
    public String givenName() {
        return part(1);
    }

    /** Third part of the alphabetic group. */
    public String middleName() {
        return part(2);
    }

    /** Fourth part of the alphabetic group: titles before the name. */
    public String prefix() {
        return part(3);
    }

    /** Fifth part of the alphabetic group: degrees after the name. */
    public String suffix() {
        return part(4);
    }

    private String part(int index) {
        String[] parts = alphabetic.split("\\^", -1);
        return index < parts.length ? parts[index].strip() : "";
    }

    /** The encoded form, without empty groups at the end. */
    public String encoded() {
        String text = String.join("=", List.of(alphabetic, ideographic, phonetic));
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == '=') {
            end--;
        }
        return text.substring(0, end);
    }

    /** Says nothing about the person: names do not belong in logs. */
    @Override
    public String toString() {
        return "PersonName(withheld)";
    }
}
