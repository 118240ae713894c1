package org.pharos.gateway.core.selection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pharos.dicom.data.DataSet;
import org.pharos.dicom.data.Dictionary;
import org.pharos.dicom.data.Tag;
import org.pharos.gateway.api.app.InstalledApplication;
import org.pharos.gateway.api.instance.IncompleteIdentityException;
import org.pharos.gateway.api.instance.InstanceHeader;
import org.pharos.test.support.SampleApplication;
import org.pharos.test.support.SampleStudies;

class SelectorTest {

    private static final List<InstalledApplication> INSTALLED =
            List.of(new InstalledApplication.Usable(SampleApplication.application()));

    private static InstanceHeader header(int image, Consumer<DataSet> change) throws IncompleteIdentityException {
        DataSet dataSet = SampleStudies.chestImage(1, image);
        change.accept(dataSet);
        return InstanceHeader.of(dataSet);
    }

    private static Choice choose(InstanceHeader... headers) {
        return new Selector(2).choose(INSTALLED, List.of(headers)).get(0);
    }

    @Test
    void saysThatNoApplicationIsInstalled() throws Exception {
        assertThat(new Selector(2).choose(List.of(), List.of(header(1, d -> { })))).singleElement()
                .isEqualTo(new Choice.Left("", "No AI application is installed."));
    }

    @Test
    void saysWhyAnApplicationCannotBeUsed() throws Exception {
        List<InstalledApplication> damaged = List.of(new InstalledApplication.Unusable("x", "Its model is damaged."));
        assertThat(new Selector(2).choose(damaged, List.of(header(1, d -> { })))).singleElement()
                .isInstanceOfSatisfying(Choice.Left.class, left -> assertThat(left.words())
                        .contains("Its model is damaged."));
    }

    @ParameterizedTest(name = "{0} = {1}: {2}")
    @CsvSource({
        "Modality, CT, the modality is CT",
        "BodyPartExamined, HAND, the body part is HAND",
        "ViewPosition, LL, the view is LL",
        "PhotometricInterpretation, RGB, the photometric interpretation is RGB",
        "PatientAge, 007Y, the patient's age is outside 16 to 120 years",
        "PatientBirthDate, 20200101, the patient's age is outside 16 to 120 years",
    })
    void declinesWhatIsNotItsIntendedUseAndSaysWhy(String keyword, String value, String words) throws Exception {
        int tag = Dictionary.tagOf(keyword).orElseThrow();
        assertThat(choose(header(1, d -> d.setString(tag, value)))).isInstanceOfSatisfying(Choice.Left.class,
                left -> assertThat(left.words()).contains("not its intended use").contains(words));
    }

    @Test
    void declinesAnObjectOfSeveralFrames() throws Exception {
        assertThat(choose(header(1, d -> d.setInt(Tag.NumberOfFrames, 12)))).isInstanceOfSatisfying(Choice.Left.class,
                left -> assertThat(left.words()).contains("12 frames").contains("single images"));
        assertThat(choose(header(1, d -> d.setInt(Tag.NumberOfFrames, 1)))).isInstanceOf(Choice.Taken.class);
    }

    @Test
    void declinesAnImageThatIsTooSmall() throws Exception {
        assertThat(choose(header(1, d -> d.setInt(Tag.Rows, 16)))).isInstanceOfSatisfying(Choice.Left.class,
                left -> assertThat(left.words()).contains("64 by 16 pixels").contains("32 by 32"));
    }

    @Test
    void takesAnImageThatNamesNeitherBodyPartNorViewWhereThatIsAllowed() throws Exception {
        assertThat(choose(header(1, d -> d.remove(Tag.BodyPartExamined).remove(Tag.ViewPosition))))
                .isInstanceOf(Choice.Taken.class);
    }

    @Test
    void takesTheImagesThatFitAndLeavesTheOthers() throws Exception {
        InstanceHeader lateral = header(2, d -> d.setString(Tag.ViewPosition, "LL"));
        assertThat(choose(header(1, d -> { }), lateral)).isInstanceOfSatisfying(Choice.Taken.class,
                taken -> assertThat(taken.inputs()).extracting(uid -> uid.value())
                        .containsExactly(SampleStudies.imageUid(1, 1)));
    }

    @Test
    void declinesAStudyWithMoreImagesThanItMayBeGiven() throws Exception {
        assertThat(choose(header(1, d -> { }), header(2, d -> { }), header(3, d -> { })))
                .isInstanceOfSatisfying(Choice.Left.class, left -> assertThat(left.words())
                        .contains("imagesPerStudyMax"));
    }
}
