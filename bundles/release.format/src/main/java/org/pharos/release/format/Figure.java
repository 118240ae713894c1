package org.pharos.release.format;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * One published number, or the reason why it is not published; never both.
 *
 * @param value the number, not negative; null when withheld
 * @param withheld the reason; null when shown
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Figure(Long value, Withheld withheld) {

    public Figure {
        if ((value == null) == (withheld == null)) {
            throw new IllegalArgumentException("a figure has either a value or a reason");
        }
        if (value != null && value < 0) {
            throw new IllegalArgumentException("a figure is not negative");
        }
    }

    public static Figure shown(long value) {
        return new Figure(value, null);
    }

    public static Figure withheld(Withheld reason) {
        return new Figure(null, reason);
    }

    @JsonIgnore
    public boolean isShown() {
        return value != null;
    }
}
