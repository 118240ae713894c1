package org.pharos.cli.server;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Lets picocli read a TCP port. */
public final class PortNumber implements ITypeConverter<Integer> {

    private static final int MOST = 65_535;

    @Override
    public Integer convert(String value) {
        if (!value.matches("\\d{1,5}") || Integer.parseInt(value) < 1 || Integer.parseInt(value) > MOST) {
            throw new TypeConversionException("'" + value + "' is not a port from 1 to " + MOST);
        }
        return Integer.valueOf(value);
    }
}
