package org.pharos.gateway.core.selection;

import java.time.LocalDate;
import java.time.Period;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.pharos.dicom.data.DataSet;
import org.pharos.dicom.data.Tag;
import org.pharos.gateway.api.app.IntendedUse;
import org.pharos.gateway.api.instance.InstanceHeader;

/** Holds one image's header against an {@link IntendedUse}. The words say what it is and what is asked for. */
final class UseJudge {

    private static final int DAYS_IN_WEEK = 7;
    private static final double WEEKS_IN_YEAR = 52.18;

    private final IntendedUse use;

    UseJudge(IntendedUse use) {
        this.use = use;
    }

    /** Why the image is not the intended use; empty when it is. */
    Optional<String> objection(InstanceHeader image) {
        if (refused(use.sopClassUids(), image.sopClassUid())) {
            return Optional.of("the object is of another kind (SOP class) than it looks at");
        }
        if (refused(use.modalities(), image.modality())) {
            return Optional.of(differs("the modality", image.modality(), use.modalities()));
        }
        return bodyPart(image).or(() -> view(image)).or(() -> pixels(image)).or(() -> age(image));
    }

    private Optional<String> bodyPart(InstanceHeader image) {
        List<String> named = new ArrayList<>();
        named.add(image.text(Tag.BodyPartExamined));
        for (DataSet region : image.attributes().getSequence(Tag.AnatomicRegionSequence)) {
            named.add(region.getString(Tag.CodeValue, ""));
        }
        named.removeIf(String::isEmpty);
        if (use.bodyParts().isEmpty() || named.stream().anyMatch(part -> !refused(use.bodyParts(), part))) {
            return Optional.empty();
        }
        if (named.isEmpty()) {
            return use.bodyPartMayBeAbsent()
                    ? Optional.empty()
                    : Optional.of("the image does not name the body part (0018,0015)");
        }
        return Optional.of(differs("the body part", named.get(0), use.bodyParts()));
    }

    private Optional<String> view(InstanceHeader image) {
        String view = image.text(Tag.ViewPosition);
        if (use.viewPositions().isEmpty() || !view.isEmpty() && !refused(use.viewPositions(), view)) {
            return Optional.empty();
        }
        if (view.isEmpty()) {
            return use.viewPositionMayBeAbsent()
                    ? Optional.empty()
                    : Optional.of("the image does not name the view (0018,5101)");
        }
        return Optional.of(differs("the view", view, use.viewPositions()));
    }

    private Optional<String> pixels(InstanceHeader image) {
        String photometric = image.text(Tag.PhotometricInterpretation);
        if (refused(use.photometricInterpretations(), photometric)) {
            return Optional.of(differs("the photometric interpretation", photometric,
                    use.photometricInterpretations()));
        }
        int frames = image.attributes().getInt(Tag.NumberOfFrames, 1);
        if (frames > 1) {
            return Optional.of("the object holds " + frames + " frames, and it looks at single images");
        }
        int rows = image.attributes().getInt(Tag.Rows, 0);
        int columns = image.attributes().getInt(Tag.Columns, 0);
        return rows < use.rowsMin() || columns < use.columnsMin()
                ? Optional.of("the image is " + columns + " by " + rows + " pixels, and at least " + use.columnsMin()
                        + " by " + use.rowsMin() + " are needed")
                : Optional.empty();
    }

    private Optional<String> age(InstanceHeader image) {
        OptionalInt age = ageYears(image);
        boolean outside = age.isPresent() && (age.getAsInt() < use.ageMinYears() || age.getAsInt() > use.ageMaxYears());
        return outside
                ? Optional.of("the patient's age is outside " + use.ageMinYears() + " to " + use.ageMaxYears()
                        + " years")
                : Optional.empty();
    }

    /** From Patient's Age (0010,1010), else from the dates of birth and study; empty when neither can be read. */
    private static OptionalInt ageYears(InstanceHeader image) {
        String age = image.text(Tag.PatientAge);
        if (age.matches("[0-9]{3}[DWMY]")) {
            int number = Integer.parseInt(age.substring(0, 3));
            return OptionalInt.of(switch (age.charAt(3)) {
                case 'D' -> (int) (number / (DAYS_IN_WEEK * WEEKS_IN_YEAR));
                case 'W' -> (int) (number / WEEKS_IN_YEAR);
                case 'M' -> number / 12;
                default -> number;
            });
        }
        try {
            LocalDate born = LocalDate.parse(image.text(Tag.PatientBirthDate), DateTimeFormatter.BASIC_ISO_DATE);
            LocalDate studied = LocalDate.parse(image.text(Tag.StudyDate), DateTimeFormatter.BASIC_ISO_DATE);
            return OptionalInt.of(Period.between(born, studied).getYears());
        } catch (DateTimeParseException e) {
            return OptionalInt.empty();
        }
    }

    private static boolean refused(List<String> accepted, String actual) {
        return !accepted.isEmpty() && accepted.stream().noneMatch(value -> value.equalsIgnoreCase(actual));
    }

    private static String differs(String what, String actual, List<String> accepted) {
        String is = actual.isEmpty() ? "is not given" : "is " + actual.toUpperCase(Locale.ROOT);
        return what + " " + is + ", and it is for " + String.join(", ", accepted);
    }
}
