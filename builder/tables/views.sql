-- Views of the database. Each statement ends with a semicolon at the end of its line.
CREATE VIEW events_with_ranges AS
SELECT
  events.id,
  events.title,
  events.date,
  events.date_earliest,
  events.date_latest,
  events.type,
  locations.name AS place,
  locations.lat,
  locations.lon,
  locations.precision,
  events.killed_low,
  events.killed_high,
  events.killed_open,
  events.injured_low,
  events.injured_high,
  events.injured_open,
  events.abducted_low,
  events.abducted_high,
  events.abducted_open,
  events.missing_low,
  events.missing_high,
  events.missing_open,
  events.arrested_low,
  events.arrested_high,
  events.arrested_open,
  events.surrendered_low,
  events.surrendered_high,
  events.surrendered_open,
  events.displaced_low,
  events.displaced_high,
  events.displaced_open,
  events.confidence,
  events.sources,
  events.address
FROM events
LEFT JOIN locations ON locations.id = events.location_id
ORDER BY events.date_earliest, events.id;
CREATE VIEW figures_with_sentences AS
SELECT
  figures.id,
  events.title AS event,
  events.date,
  figures.kind,
  figures.part_of,
  figures.min,
  figures.max,
  figures.who,
  figures.qualifier,
  figures.said_by,
  figures.quote,
  reports.quote AS report,
  articles.title AS article,
  articles.publisher,
  figures.paragraph,
  figures.second_reading,
  figures.because,
  figures.address
FROM figures
JOIN events ON events.id = figures.event_id
JOIN reports ON reports.id = figures.report_id
JOIN articles ON articles.id = figures.article_id
ORDER BY events.date_earliest, figures.id;
CREATE VIEW attributions_with_sentences AS
SELECT
  attributions.id,
  events.title AS event,
  events.date,
  attributions.role,
  coalesce(groups.name, attributions.name) AS whom,
  attributions.said_by,
  attributions.quote,
  articles.title AS article,
  articles.publisher,
  attributions.paragraph,
  attributions.second_reading,
  attributions.because,
  attributions.address
FROM attributions
JOIN events ON events.id = attributions.event_id
JOIN articles ON articles.id = attributions.article_id
LEFT JOIN groups ON groups.id = attributions.group_id
ORDER BY events.date_earliest, attributions.id;
CREATE VIEW sources_of_events AS
SELECT DISTINCT
  events.id AS event_id,
  events.title AS event,
  articles.id AS article_id,
  articles.title AS article,
  articles.publisher,
  articles.published,
  articles.address
FROM events
JOIN reports ON reports.event_id = events.id
JOIN articles ON articles.id = reports.article_id
ORDER BY events.date_earliest, events.id, articles.id;
