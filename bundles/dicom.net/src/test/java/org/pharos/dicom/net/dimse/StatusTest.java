package org.pharos.dicom.net.dimse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatusTest {

    @ParameterizedTest
    @CsvSource({
        "0x0000, success, 0000H success",
        "0x0110, failure, 0110H processing failure",
        "0x0111, failure, 0111H the object is there already",
        "0x0112, failure, 0112H no such object",
        "0x0122, failure, 0122H SOP class not supported",
        "0x0124, failure, 0124H not authorised",
        "0x0211, failure, 0211H operation not supported",
        "0xA700, failure, A700H out of resources",
        "0xA7FF, failure, A7FFH out of resources",
        "0xA900, failure, A900H the data set does not match the SOP class",
        "0xB000, warning, 'B000H stored, some values were changed'",
        "0xB123, warning, 'B123H done, with a warning'",
        "0xC000, failure, C000H the data set cannot be understood",
        "0xC123, failure, C123H the data set cannot be understood",
        "0xFF00, pending, FF00H pending",
        "0xFE00, failure, FE00H cancelled",
        "0xD123, failure, D123H failed",
    })
    void saysWhatItMeans(String code, String kind, String words) {
        Status status = new Status(Integer.decode(code), "");
        assertThat(status.words()).isEqualTo(words);
        assertThat(status.isSuccess()).isEqualTo(kind.equals("success"));
        assertThat(status.isWarning()).isEqualTo(kind.equals("warning"));
        assertThat(status.isFailure()).isEqualTo(kind.equals("failure"));
        assertThat(status.isPending()).isEqualTo(kind.equals("pending"));
    }

    @Test
    void addsTheCommentCutToWhatTheStandardAllows() {
        Status status = Status.OUT_OF_RESOURCES.because("x".repeat(100));
        assertThat(status.comment()).hasSize(64);
        assertThat(status.words()).startsWith("A700H out of resources: xxx");
    }

    @Test
    void hasSixteenBits() {
        assertThatThrownBy(() -> new Status(0x10000, "")).isInstanceOf(IllegalArgumentException.class);
    }
}
