package org.pharos.cli.server;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A DICOM node as a person writes it: {@code AET@HOST:PORT}. An IPv6 address stands in brackets.
 *
 * @param host without brackets
 */
public record DicomNode(String aeTitle, String host, int port) {

    private static final Pattern FORM = Pattern.compile("([^@\\\\,]+)@(\\[[0-9A-Fa-f:.]+]|[^@:\\s]+):(\\d{1,5})");

    /** @throws TypeConversionException with words for a person */
    public static DicomNode parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches() || Integer.parseInt(form.group(3)) > 65_535 || form.group(3).matches("0+")) {
            throw new TypeConversionException("'" + text + "' is not AET@HOST:PORT, such as PACS@10.0.0.5:104");
        }
        return new DicomNode(AeTitle.parse(form.group(1)).text(), form.group(2).replaceAll("[\\[\\]]", ""),
                Integer.parseInt(form.group(3)));
    }

    /** Lets picocli read it. */
    public static final class Converter implements ITypeConverter<DicomNode> {
        @Override
        public DicomNode convert(String value) {
            return parse(value);
        }
    }
}
