package org.pharos.gateway.results.report;

import org.pharos.gateway.api.finding.Code;

/** The concepts TID 1500 and the templates it includes are made of (PS3.16). */
final class Concepts {

    static final Code TITLE = dcm("126000", "Imaging Measurement Report");
    static final Code LANGUAGE = dcm("121049", "Language of Content Item and Descendants");
    static final Code ENGLISH = new Code("en", "RFC5646", "English");

    static final Code OBSERVER_TYPE = dcm("121005", "Observer Type");
    static final Code DEVICE = dcm("121007", "Device");
    static final Code DEVICE_UID = dcm("121012", "Device Observer UID");
    static final Code DEVICE_NAME = dcm("121013", "Device Observer Name");
    static final Code DEVICE_MANUFACTURER = dcm("121014", "Device Observer Manufacturer");
    static final Code DEVICE_MODEL = dcm("121015", "Device Observer Model Name");
    static final Code DEVICE_SERIAL = dcm("121016", "Device Observer Serial Number");

    static final Code PROCEDURE_REPORTED = dcm("121058", "Procedure reported");
    static final Code IMAGING_PROCEDURE = new Code("363679005", "SCT", "Imaging procedure");

    static final Code IMAGE_LIBRARY = dcm("111028", "Image Library");
    static final Code IMAGE_LIBRARY_GROUP = dcm("126200", "Image Library Group");

    static final Code IMAGING_MEASUREMENTS = dcm("126010", "Imaging Measurements");
    static final Code MEASUREMENT_GROUP = dcm("125007", "Measurement Group");
    static final Code TRACKING_IDENTIFIER = dcm("112039", "Tracking Identifier");
    static final Code TRACKING_UID = dcm("112040", "Tracking Unique Identifier");
    static final Code SOURCE_OF_MEASUREMENT = dcm("121112", "Source of Measurement");
    static final Code ALGORITHM_NAME = dcm("111001", "Algorithm Name");
    static final Code ALGORITHM_PARAMETERS = dcm("111002", "Algorithm Parameters");
    static final Code ALGORITHM_VERSION = dcm("111003", "Algorithm Version");

    static final Code QUALITATIVE_EVALUATIONS = new Code("C0034375", "UMLS", "Qualitative Evaluations");
    static final Code COMMENT = dcm("121106", "Comment");
    static final Code INDETERMINATE = new Code("82334004", "SCT", "Indeterminate");

    private Concepts() {}

    /** The concept of a question's score: ours, since no standard code says "probability that ...". */
    static Code scoreOf(String question) {
        String value = "S-" + question.toUpperCase(java.util.Locale.ROOT);
        String meaning = "Score: " + question;
        return new Code(value.substring(0, Math.min(16, value.length())), "99PHAROS",
                meaning.substring(0, Math.min(64, meaning.length())));
    }

    private static Code dcm(String value, String meaning) {
        return new Code(value, "DCM", meaning);
    }
}
