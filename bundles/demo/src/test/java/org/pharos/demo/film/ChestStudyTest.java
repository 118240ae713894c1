package org.pharos.demo.film;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pharos.dicom.data.DataSet;
import org.pharos.dicom.data.Tag;
import org.pharos.dicom.data.io.DicomReader;
import org.pharos.test.kit.OutsideTool;

class ChestStudyTest {

    private static final LocalDateTime TAKEN_AT = LocalDateTime.of(2026, 3, 1, 12, 0);

    @TempDir
    Path folder;

    @Test
    void saysInTheObjectThatItIsSimulated() throws IOException {
        DataSet object = object(study(7, Fault.NONE));

        assertThat(object.getString(Tag.PatientName, "")).startsWith("SIMULATED");
        assertThat(object.getString(Tag.SeriesDescription, "")).contains("SIMULATED");
        assertThat(object.getString(Tag.StudyDescription, "")).contains("SIMULATED");
    }

    @Test
    void namesTheOtherProjectionWhenThatIsTheFault() throws IOException {
        assertThat(object(study(1, Fault.NONE)).getString(Tag.ViewPosition)).contains("PA");
        assertThat(object(study(1, Fault.WRONG_VIEW)).getString(Tag.ViewPosition)).contains("AP");
    }

    @Test
    void isAnotherStudyForAnotherNumber() {
        assertThat(study(1, Fault.NONE).studyUid()).isEqualTo(study(1, Fault.NONE).studyUid())
                .isNotEqualTo(study(2, Fault.NONE).studyUid());
    }

    @Test
    void dciodvfyFindsNoError() throws IOException {
        Path file = folder.resolve("film.dcm");
        study(3, Fault.TURNED).write(file);

        assertThat(OutsideTool.require("dciodvfy").run(file.toString()).output()).doesNotContain("Error");
    }

    private DataSet object(ChestStudy study) throws IOException {
        Path file = folder.resolve("film.dcm");
        study.write(file);
        return DicomReader.readFile(file).dataSet();
    }

    private static ChestStudy study(int number, Fault fault) {
        return new ChestStudy("site", number, new Film(300, 301, new byte[300 * 301], "PA", "SIMULATED", true), fault,
                TAKEN_AT);
    }
}
