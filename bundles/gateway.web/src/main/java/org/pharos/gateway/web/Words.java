package org.pharos.gateway.web;

import org.pharos.dicom.data.PersonName;

/** Words that come from elsewhere, made fit to be read. */
final class Words {

    private Words() {}

    /** With a capital at its start and a full stop at its end. */
    static String sentence(String words) {
        String text = words.strip();
        if (text.isEmpty()) {
            return text;
        }
        boolean ended = ".!?".indexOf(text.charAt(text.length() - 1)) >= 0;
        return Character.toUpperCase(text.charAt(0)) + text.substring(1) + (ended ? "" : ".");
    }

    /** A name as in (0010,0010), for a person: {@code Family, Given Middle}, and how it is written by its bearer. */
    static String patient(String name, String number) {
        PersonName parsed = PersonName.parse(name);
        String given = (parsed.givenName() + ' ' + parsed.middleName()).strip();
        String shown = parsed.familyName() + (given.isEmpty() ? "" : ", " + given)
                + (parsed.ideographic().isEmpty() ? "" : ' ' + parsed.ideographic().replace('^', ' '));
        return shown.strip() + " (" + number + ')';
    }
}
