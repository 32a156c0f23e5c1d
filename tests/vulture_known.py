"""Names that look unused to vulture, by who uses them."""

# ruff: noqa: B018, F821
# mypy: ignore-errors

# The starting files of an archive print it.
_.is_along
_.licence

# Templates read it.
_.parameter
_.short_month

# Frameworks call or read these.
_.obj
_.list_commands
_.ArchivePlugin
_.update_date
_.toc
_.edit_uri
_.model_config
_.extendMarkdown

# Fields and values of records: people write them, pydantic reads them, templates show them.
_.EXCERPT
_.CIVILIANS
_.SECURITY_FORCES
_.STATEMENT
_.CAUTION
_.archived_url
_.archived_on
_.accessed
_.rights
_.ALLY
_.AFFILIATE
_.SPLINTER
_.MERGER
_.RIVAL
_.PLEDGED_TO
_.wikidata
_.references
_.COUNTRY
_.PROVINCE
_.DISTRICT
_.CITY
_.SITE
_.BORDER
_.EXACT
_.SETTLEMENT
_.geonames
_.SUICIDE_BOMBING
_.BOMBING
_.ARMED_ASSAULT
_.CLASH
_.RAID
_.AIR_STRIKE
_.SHELLING
_.ASSASSINATION
_.KIDNAPPING
_.CEASEFIRE
_.OTHER

# Templates in builder/render/templates/ use these.
_.citation
_.distinction
_.profile
_.to_passage
_.may_show
_.needs_words
_.group_name
_.location_name
_.name_of
_.what
_.why
_.corrected
_.month_words
_.latest
_.agree
_.bearers
_.month_of_year
_.language_name
_.relation
_.counted
_.rights
_.field
_.count_of
_.figure_words
_.who_words
_.range_words
_.confidence_words
_.halo
_.areas
_.sizes
_.plate
_.overview
_.shift
_.is_drawn
_.is_minor
_.titles
_.is_soft_before
_.is_soft_after
_.lanes
_.uncertain_bars
_.came
_.ticks
_.time_on
_.size_words
_.is_read_once
_.percent
_.abducted
_.arrested
_.model_post_init
_.surrendered
_.displaced
_.is_embed
_.generated_by
_.copy_file
_._output_child_pre
_._output_child_post
_.code_generator_class
_.context_class
_.bytecode_cache
_.load_bytecode
_.dump_bytecode
_.convert  # click asks a type of option for it
