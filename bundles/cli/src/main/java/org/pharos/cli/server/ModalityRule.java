package org.pharos.cli.server;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Who may send, as a person writes it: {@code AET}, {@code AET@HOST} or {@code AET@NETWORK/BITS}.
 *
 * @param rules what the gateway is told: addresses only, one rule for each address a host name has now
 */
public record ModalityRule(List<String> rules) {

    private static final Pattern FORM = Pattern.compile("([^@\\\\,]{1,16})(?:@([^@,\\s]+))?");
    private static final Pattern ADDRESS = Pattern.compile("[0-9.]+(/\\d{1,2})?|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*(/\\d{1,3})?");

    /** @throws TypeConversionException with words for a person */
    public static ModalityRule parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches() || form.group(1).isBlank()) {
            throw new TypeConversionException("'" + text + "' is not AET, AET@HOST or AET@NETWORK/BITS");
        }
        String aeTitle = form.group(1).strip();
        String from = form.group(2);
        if (from == null) {
            return new ModalityRule(List.of(aeTitle));
        }
        return new ModalityRule(addresses(from).map(address -> aeTitle + "@" + address).toList());
    }

    private static Stream<String> addresses(String from) {
        if (ADDRESS.matcher(from).matches()) {
            return Stream.of(from);
        }
        try {
            return Stream.of(InetAddress.getAllByName(from)).map(InetAddress::getHostAddress);
        } catch (UnknownHostException e) {
            throw new TypeConversionException("no address is known for the host '" + from + "'");
        }
    }

    /** Lets picocli read it. */
    public static final class Converter implements ITypeConverter<ModalityRule> {
        @Override
        public ModalityRule convert(String value) {
            return parse(value);
        }
    }
}
