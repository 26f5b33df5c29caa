package org.nearchive.http;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.nearchive.http.Frame.Link;

/**
 * Northeast Asia as cells: one a region, placed roughly, without borders; darker where more posts were found.
 *
 * @param cells from the north-west
 * @param beyond regions with posts that the map has no place for
 */
public record RegionMap(List<Cell> cells, List<Link> beyond) {
    private static final List<Place> PLACES = places();

    /** Shades of style.css, from 1; 0 is a region without posts. */
    private static final int SHADES = 5;

    /** Where a region's cell lies, from 1. */
    private record Place(String id, int column, int row) {}

    /**
     * A region.
     *
     * @param region its name, the address of its posts, their number, whether it is chosen
     * @param shade 0 to 5
     */
    public record Cell(int column, int row, Link region, int shade) {}

    public RegionMap {
        cells = List.copyOf(cells);
        beyond = List.copyOf(beyond);
    }

    /** All regions with posts, most posts first. */
    public List<Link> found() {
        return Stream.concat(cells.stream().map(Cell::region), beyond.stream())
                .filter(region -> region.count() > 0)
                .sorted(Comparator.comparingLong(Link::count).reversed().thenComparing(Link::text))
                .toList();
    }

    /** Gives the link of a region, whether posts name it or not. */
    interface Regions {
        Link link(String id, long count);
    }

    /** @param counts posts by region */
    static RegionMap of(Map<String, Long> counts, Regions regions) {
        Map<String, Long> left = new HashMap<>(counts);
        long most = counts.values().stream().mapToLong(Long::longValue).max().orElse(1);
        List<Cell> cells = new ArrayList<>();
        for (Place place : PLACES) {
            Long given = left.remove(place.id);
            long count = given == null ? 0 : given;
            cells.add(new Cell(place.column, place.row, regions.link(place.id, count), shade(count, most)));
        }
        List<Link> beyond = left.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .map(region -> regions.link(region.getKey(), region.getValue()))
                .toList();
        return new RegionMap(cells, beyond);
    }

    /** By the number of digits, so to speak: a region with a hundredth of the posts is still seen. */
    private static int shade(long count, long most) {
        if (count == 0) {
            return 0;
        }
        return 1 + (int) Math.round((SHADES - 1) * Math.log((double) count) / Math.max(Math.log((double) most), 1e-9));
    }

    private static List<Place> places() {
        try (InputStream in = Objects.requireNonNull(
                        RegionMap.class.getResourceAsStream("map.tsv"), "map.tsv lies beside this class");
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.startsWith("#") && !line.startsWith("id\t"))
                    .map(line -> line.split("\t", -1))
                    .map(cells -> new Place(cells[0], Integer.parseInt(cells[1]), Integer.parseInt(cells[2])))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
