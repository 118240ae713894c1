package org.pharos.fleet.protocol.payload;

/** The numbers 0 to 255 that follow one another and begin again (Sparkplug 3.0 §6.4.19, §6.4.20): seq and bdSeq. */
public final class SequenceNumbers {

    public static final int COUNT = 256;

    private SequenceNumbers() {}

    public static int after(int number) {
        return (number + 1) % COUNT;
    }

    public static boolean isOne(long number) {
        return number >= 0 && number < COUNT;
    }
}
