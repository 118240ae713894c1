import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Writes Tag.java and Uids.java from the tables: {@code java GenerateConstants.java TABLES_FOLDER SOURCES_FOLDER}. */
public class GenerateConstants {

    private static final String PACKAGE = "org.pharos.dicom.data";

    public static void main(String[] arguments) throws IOException {
        Path tables = Path.of(arguments[0]);
        Path sources = Path.of(arguments[1]).resolve(PACKAGE.replace('.', '/'));
        Files.createDirectories(sources);
        write(sources.resolve("Tag.java"), tags(tables.resolve("tags.tsv")));
        write(sources.resolve("Uids.java"), uids(tables.resolve("uids.tsv")));
    }

    private static String tags(Path table) throws IOException {
        return fill("Tag", rows(table).stream()
                .filter(row -> !row[1].isEmpty() && !row[0].contains("x"))
                .map(row -> constant(row[5], row[2] + " " + row[3], row[4], "int", row[1], "0x" + row[0]))
                .collect(Collectors.joining()));
    }

    private static String uids(Path table) throws IOException {
        return fill("Uids", rows(table).stream()
                .filter(row -> !row[1].isEmpty())
                .map(row -> constant(row[4], row[2], row[3], "String", row[1], '"' + row[0] + '"'))
                .collect(Collectors.joining()));
    }

    private static String constant(
            String name, String note, String retired, String type, String keyword, String value) {
        String safe = name.replace("&", "and").replace("<", "under").replace(">", "over").replace("@", "at");
        String mark = retired.isEmpty() ? "" : " (retired)";
        return "\n    /** " + safe + ", " + note + mark + ". */\n"
                + "    public static final " + type + " " + keyword + " = " + value + ";\n";
    }

    /** The hand-written part of the type lies beside this program, with a line that says where the constants go. */
    private static String fill(String type, String constants) throws IOException {
        Path template = Path.of(System.getProperty("templates", "src/build")).resolve(type + ".java.txt");
        return Files.readString(template).replace("    // constants\n", constants.substring(1));
    }

    private static List<String[]> rows(Path table) throws IOException {
        return Files.readAllLines(table).stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("\t", -1))
                .collect(Collectors.toList());
    }

    /** Leaves an up-to-date file alone, so that nothing is compiled again for it. */
    private static void write(Path file, String text) throws IOException {
        if (!Files.exists(file) || !text.equals(Files.readString(file))) {
            Files.writeString(file, text);
        }
    }
}
