package org.pharos.cli.server;

import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** An AE title: 1 to 16 characters, no backslash and no control character (PS3.5 §6.2, AE). */
public record AeTitle(String text) {

    private static final Pattern FORM = Pattern.compile("[ -\\[\\]-~]{1,16}");

    /** @throws TypeConversionException with words for a person */
    public static AeTitle parse(String text) {
        if (!FORM.matcher(text).matches() || text.isBlank()) {
            throw new TypeConversionException("'" + text
                    + "' is no AE title: 1 to 16 characters of ASCII, no backslash");
        }
        return new AeTitle(text.strip());
    }

    @Override
    public String toString() {
        return text;
    }

    /** Lets picocli read it. */
    public static final class Converter implements ITypeConverter<AeTitle> {
        @Override
        public AeTitle convert(String value) {
            return parse(value);
        }
    }
}
