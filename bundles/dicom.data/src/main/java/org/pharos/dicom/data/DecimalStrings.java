package org.pharos.dicom.data;

import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers as DS: at most 16 characters (PS3.5 §6.2). */
public final class DecimalStrings {

    private static final int LENGTH_MAX = 16;

    private DecimalStrings() {}

    /**
     * The most digits that fit.
     *
     * @throws IllegalArgumentException for infinities and NaN, which DS cannot express
     */
    public static String of(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("DS cannot express " + value);
        }
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            return Long.toString((long) value);
        }
        String text = Double.toString(value);
        for (int digits = 16; text.length() > LENGTH_MAX; digits--) {
            text = new BigDecimal(value, new MathContext(digits)).toString();
        }
        return text;
    }
}
