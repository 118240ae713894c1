package org.pharos.console.web.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.pharos.test.kit.TextFiles;

class TextsTest {

    @Test
    void everyLanguageHasTheSameWordsAndEachIsAskedFor() throws Exception {
        assertThat(TextFiles.problems(Path.of(""))).isEmpty();
    }
}
