package dev.fleetledger.simulation.schema;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads a protobuf message field by field. */
final class ProtobufReader {
    private static final int VARINT = 0;
    private static final int EIGHT_BYTES = 1;
    private static final int LENGTH = 2;

    private final byte[] all;
    private final int end;
    private int at;
    private int tag;
    private long number;
    private int start;
    private int stop;

    ProtobufReader(byte[] all, int from, int end) {
        this.all = all;
        this.at = from;
        this.end = end;
    }

    boolean next() {
        if (at >= end) {
            return false;
        }
        long key = varint();
        tag = (int) (key >>> 3);
        switch ((int) (key & 7)) {
            case VARINT -> number = varint();
            case EIGHT_BYTES -> at += Long.BYTES;
            case LENGTH -> {
                int length = (int) varint();
                start = at;
                stop = at + length;
                at = stop;
            }
            default -> at += Integer.BYTES;
        }
        return true;
    }

    private long varint() {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            byte part = all[at++];
            value |= (long) (part & 0x7f) << shift;
            if (part >= 0) {
                break;
            }
        }
        return value;
    }

    int tag() {
        return tag;
    }

    long number() {
        return number;
    }

    byte[] bytes() {
        return Arrays.copyOfRange(all, start, stop);
    }

    String text() {
        return new String(all, start, stop - start, StandardCharsets.UTF_8);
    }

    ProtobufReader message() {
        return new ProtobufReader(all, start, stop);
    }
}
