package org.pharos.dicom.image;

import java.util.Arrays;

/** Area averaging with fractional coverage, columns first, in double precision. */
final class AreaResize {

    private AreaResize() {}

    static GreyImage of(GreyImage image, int rows, int columns) {
        Coverage across = new Coverage(image.columns(), columns);
        Coverage down = new Coverage(image.rows(), rows);
        double[] line = new double[columns];
        double[] sum = new double[columns];
        float[] result = new float[Math.multiplyExact(rows, columns)];
        for (int row = 0; row < rows; row++) {
            Arrays.fill(sum, 0);
            for (int source = down.first(row); source <= down.last(row); source++) {
                across.average(image.values(), source * image.columns(), line);
                double share = down.share(row, source);
                for (int column = 0; column < columns; column++) {
                    sum[column] += share * line[column];
                }
            }
            for (int column = 0; column < columns; column++) {
                result[row * columns + column] = (float) sum[column];
            }
        }
        return new GreyImage(rows, columns, result);
    }

    /** Which old samples a new one covers, and by how much; the shares of one new sample sum to 1. */
    private record Coverage(int sources, int targets) {

        private double edge(int target) {
            return target * ((double) sources / targets);
        }

        int first(int target) {
            return Math.min((int) Math.floor(edge(target)), sources - 1);
        }

        int last(int target) {
            return Math.min((int) Math.ceil(edge(target + 1)) - 1, sources - 1);
        }

        double share(int target, int source) {
            double covered = Math.min(edge(target + 1), source + 1.0) - Math.max(edge(target), source);
            return Math.max(0, covered) * targets / sources;
        }

        void average(float[] values, int offset, double[] into) {
            for (int target = 0; target < targets; target++) {
                int first = first(target);
                int last = last(target);
                if (last <= first) {
                    into[target] = share(target, first) * values[offset + first];
                    continue;
                }
                double whole = 0;
                for (int source = first + 1; source < last; source++) {
                    whole += values[offset + source];
                }
                into[target] = share(target, first) * values[offset + first]
                        + whole * targets / sources + share(target, last) * values[offset + last];
            }
        }
    }
}
