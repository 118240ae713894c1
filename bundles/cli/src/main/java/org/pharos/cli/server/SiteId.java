package org.pharos.cli.server;

import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** What the console calls a place: it is part of topics and of a certificate's name. */
public record SiteId(String text) {

    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");

    /** @throws TypeConversionException with words for a person */
    public static SiteId parse(String text) {
        if (!FORM.matcher(text).matches()) {
            throw new TypeConversionException("'" + text + "' is no site id: 1 to 64 of a-z, 0-9, '.', '_' and '-',"
                    + " beginning with a letter or digit");
        }
        return new SiteId(text);
    }

    @Override
    public String toString() {
        return text;
    }

    /** Lets picocli read it. */
    public static final class Converter implements ITypeConverter<SiteId> {
        @Override
        public SiteId convert(String value) {
            return parse(value);
        }
    }
}
