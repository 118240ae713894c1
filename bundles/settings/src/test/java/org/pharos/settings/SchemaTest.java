package org.pharos.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pharos.settings.Kind.Type;

class SchemaTest {

    private final Schema schema = new Schema("org.pharos.x", false, Map.of(
            "port", new Kind(Type.WHOLE_NUMBER, List.of()),
            "bytesMax", new Kind(Type.LONG_NUMBER, List.of()),
            "factor", new Kind(Type.NUMBER, List.of()),
            "tls", new Kind(Type.YES_OR_NO, List.of()),
            "level", new Kind(Type.TEXT, List.of("INFO", "DEBUG")),
            "pharos.home", new Kind(Type.TEXT, List.of())));

    @Test
    void warnsOfAnUnknownNameWithItsLineAndTheNamesThereAre() {
        assertThat(check("\n\nprot = 104")).containsExactly(new Schema.Complaint(false,
                "config/x.cfg line 3: unknown property \"prot\"; known: bytesMax, factor, level, port, tls"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "port = many      | \"port\" must be a whole number, not \"many\"",
        "port = 3000000000| \"port\" must be a whole number, not \"3000000000\"",
        "bytesMax = 1.5   | \"bytesMax\" must be a whole number, not \"1.5\"",
        "factor = x       | \"factor\" must be a number, not \"x\"",
        "tls = yes        | \"tls\" must be true or false, not \"yes\"",
        "level = LOUD     | \"level\" must be one of INFO, DEBUG, not \"LOUD\"",
    })
    void refusesAValueOfTheWrongType(String line, String words) {
        assertThat(check(line)).containsExactly(new Schema.Complaint(true, "config/x.cfg line 1: " + words));
    }

    @Test
    void aPersonDoesNotSetTheHome() {
        assertThat(check("pharos.home = /tmp")).singleElement().matches(complaint -> !complaint.refused());
    }

    @Test
    void turnsTextsIntoTypes() {
        assertThat(schema.typed(Map.of("port", "104", "bytesMax", "9", "factor", "0.5", "tls", "TRUE", "unknown", "x")))
                .isEqualTo(Map.of("port", 104, "bytesMax", 9L, "factor", 0.5, "tls", true));
    }

    @Test
    void theCommandLineWinsOverTheFileAndMayAddToAList() {
        CommandLine commandLine = new CommandLine(Map.of("p/port", "2", "p/list+", "c", "p/fresh+", "x", "q/port",
                "3"));
        assertThat(commandLine.over("p", Map.of("port", "1", "list", "a,b", "other", "o")))
                .isEqualTo(Map.of("port", "2", "list", "a,b,c", "fresh", "x", "other", "o"));
        assertThat(commandLine.pids()).containsExactly("p", "q");
    }

    private List<Schema.Complaint> check(String text) {
        return schema.check(SettingsFile.parse("config/x.cfg", text));
    }
}
