package org.pharos.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code ./pharos send} says when nothing could be sent. */
class SendTest {

    @TempDir
    Path folder;

    @Test
    void withoutADicomFileItSaysThatThereWasNothingToSend() throws IOException {
        Path text = Files.writeString(folder.resolve("notes.txt"), "no film");
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream before = System.err;
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            assertThat(Pharos.run(System.err, "send", "--to", "A@127.0.0.1:1", text.toString()))
                    .isEqualTo(Pharos.FAILED);
        } finally {
            System.setErr(before);
        }
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("not a DICOM file", "nothing to send");
    }
}
